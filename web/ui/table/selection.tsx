import { useEffect, useRef, useState } from 'react'
import { Say, useSay } from '../say.tsx'
import { show } from '../words/show.ts'

/** The checkboxes of a form's rows, wherever on the page they stand. */
function boxesOf(form: string, name: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[form="${form}"][name="${name}"]`)]
}

function useSelection(form: string, name: string) {
  const [state, setState] = useState({ chosen: 0, all: 0 })
  useEffect(() => {
    const read = () => {
      const boxes = boxesOf(form, name)
      setState({ chosen: boxes.filter(box => box.checked).length, all: boxes.length })
    }
    read()
    document.addEventListener('change', read)
    return () => document.removeEventListener('change', read)
  }, [form, name])
  return state
}

/** The checkbox in the head: all, some or none of the rows. */
export function SelectAll({ form, name }: { form: string; name: string }) {
  const speak = useSay()
  const own = useRef<HTMLInputElement>(null)
  const { chosen, all } = useSelection(form, name)
  useEffect(() => {
    if (!own.current) return
    own.current.checked = all > 0 && chosen === all
    own.current.indeterminate = chosen > 0 && chosen < all
  }, [chosen, all])
  return (
    <label className="flex size-11 cursor-pointer items-center justify-center">
      <input
        ref={own}
        type="checkbox"
        aria-label={speak(show.selectAll)}
        onChange={event => {
          for (const box of boxesOf(form, name)) box.checked = event.currentTarget.checked
        }}
        className="size-5 accent-accent"
      />
    </label>
  )
}

/** How many rows are selected, said as it changes. */
export function SelectedCount({ form, name }: { form: string; name: string }) {
  const { chosen } = useSelection(form, name)
  return (
    <p role="status" className="min-h-7 pt-2 text-[0.9375rem]">
      {chosen > 0 && <Say text={show.selected} values={{ n: chosen }} />}
    </p>
  )
}
