import type { ReactNode } from 'react'

/** Drawn on a 24 × 24 grid with 2 px strokes; filled ones say so. */
const drawings = {
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  left: <path d="m14.5 6-6 6 6 6" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  sort: <path d="m8 9.5 4-4 4 4M8 14.5l4 4 4-4" />,
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.2v.6" />
    </>
  ),
  success: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.4 2.8 2.8 5.4-5.6" />
    </>
  ),
  warning: (
    <>
      <path d="M12 3.5 2.5 20h19z" />
      <path d="M12 10v4.5M12 16.7v.6" />
    </>
  ),
  error: (
    <>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
      <path d="M12 7.5v6M12 16v.6" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  calendar: <path d="M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  home: <path d="m3.5 11.5 8.5-8 8.5 8M6 9.5V20h4.5v-5.5h3V20H18V9.5" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  mail: <path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5" />,
  phone: (
    <path d="M6.5 3.5 9.5 4l1.5 4-2 1.6c1 2.2 2.7 4 5 5l1.7-2 4 1.5.4 3c-.1 1.8-1.5 3-3.1 2.9C9.7 19.4 4.2 13.7 3.8 6.6c0-1.6 1.1-3 2.7-3.1z" />
  ),
  document: <path d="M6 3h8l4.5 4.5V21H6zM13.5 3.5V8h4.5M9 12.5h6.5M9 16.5h6.5" />,
  download: <path d="M12 3.5v12M6.5 10.5l5.5 5.5 5.5-5.5M4 20.5h16" />,
  upload: <path d="M12 16V4M6.5 9.5 12 4l5.5 5.5M4 20.5h16" />,
  print: <path d="M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 13.5h10v7H7z" />,
  camera: (
    <>
      <path d="M3 7.5h4.5L9 5h6l1.5 2.5H21v12H3z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  qr: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v3M14 20h3M20 19.5v.5" />,
  trash: <path d="M4 6.5h16M9 6V3.5h6V6M6 6.5 7 20.5h10l1-14M10 10.5v6M14 10.5v6" />,
  edit: <path d="M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4" />,
  undo: <path d="M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11H9" />,
  external: <path d="M13.5 4H20v6.5M20 4l-9 9M10 5H4.5v14.5H19V14" />,
  pin: (
    <>
      <path d="M12 21.5c-4.5-5-7-8.5-7-11.5a7 7 0 0 1 14 0c0 3-2.5 6.5-7 11.5z" />
      <circle cx="12" cy="10" r="2.5" />
    </>
  ),
  yen: <path d="m5.5 4 6.5 8.5L18.5 4M12 12.5V21M7 13h10M7 17h10" />,
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.6a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 16.7v.6" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18" />
    </>
  ),
  swap: <path d="M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19" />,
  lock: <path d="M5.5 10.5h13V21h-13zM8 10.5V8a4 4 0 0 1 8 0v2.5" />,
  list: <path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.6M4 12h.6M4 17.5h.6" />,
  baby: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9 11v.6M15 11v.6M9.5 15.2c1.5 1.1 3.5 1.1 5 0M12 3.5c-1.5 1.5-.5 3 1 2.5" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** Decoration beside words; give `label` only where it stands alone. `size` in pixels. */
export function Icon({
  name,
  size = 24,
  label,
  className = '',
}: {
  name: IconName
  size?: 16 | 20 | 24 | 32 | 40
  label?: string
  className?: string
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where words stand beside it
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {drawings[name]}
    </svg>
  )
}
