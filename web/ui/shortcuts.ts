const place = 'mannaka:shortcuts'

/** Whether this person uses single-key shortcuts, kept in this browser. On until switched off. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true
  }
}

export function setShortcuts(on: boolean): void {
  try {
    localStorage.setItem(place, on ? 'on' : 'off')
  } catch {
    // Browsers that keep nothing stay with the default.
  }
}
