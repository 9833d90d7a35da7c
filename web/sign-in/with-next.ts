/** `?next=…` for the next step of the way in; empty without one. */
export const withNext = (next: string | null): string => (next ? `?next=${encodeURIComponent(next)}` : '')
