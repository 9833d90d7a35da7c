import { useEffect } from 'react'
import { KeyboardHelp, keyboardHelpId } from '../keyboard-help.tsx'
import { shortcutsOn } from '../shortcuts.ts'

/**
 * Keys for staff pages: j / k next and previous row, Enter opens it (the link has the focus), x selects it, a presses
 * the button with `shortcut="a"`, any other letter likewise, ? shows the list. Silent while somebody writes, and
 * altogether where the person has switched single keys off (WCAG 2.1.4).
 */
export function TableKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target))
        return
      if (document.querySelector('dialog[open]') || !shortcutsOn()) return
      if (act(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return <KeyboardHelp />
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function act(key: string): boolean {
  if (key === 'j' || key === 'k') return moveRow(key === 'j' ? 1 : -1)
  if (key === 'x') return selectRow()
  if (key === '?') return openHelp()
  if (!/^[a-z]$/.test(key)) return false
  const button = document.querySelector<HTMLButtonElement>(`[data-shortcut="${key}"]`)
  button?.focus()
  button?.click()
  return button !== null
}

function currentRow(): Element | null {
  return document.activeElement?.closest('[data-row]') ?? null
}

function moveRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll('[data-row]')]
  const current = currentRow()
  const index = current ? rows.indexOf(current) + step : step === 1 ? 0 : rows.length - 1
  const row = rows[index]
  const target =
    row?.querySelector<HTMLElement>('[data-open]') ?? row?.querySelector<HTMLElement>('a, button, input')
  target?.focus()
  row?.scrollIntoView({ block: 'nearest' })
  return Boolean(target)
}

function selectRow(): boolean {
  const box = currentRow()?.querySelector<HTMLInputElement>('input[type="checkbox"]')
  box?.click()
  return Boolean(box)
}

function openHelp(): boolean {
  const help = document.getElementById(keyboardHelpId)
  if (help instanceof HTMLDialogElement) help.showModal()
  return help !== null
}
