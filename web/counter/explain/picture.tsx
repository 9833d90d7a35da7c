import type { ReactNode } from 'react'
import type { Slide } from './slides.ts'

/** A person from the chest up. */
function Person({ x, y, coat }: { x: number; y: number; coat: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-44 96c0-34 18-52 44-52s44 18 44 52z" className={coat} />
      <circle cx="0" cy="18" r="26" fill="#f6d7bd" />
      <path d="M-27 16c0-22 12-32 27-32s27 10 27 32c-8-4-12-12-14-18-8 8-24 12-40 18z" fill="#3b3a48" />
    </g>
  )
}

function Sheet({ x, y, turn = 0, lines = 4 }: { x: number; y: number; turn?: number; lines?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <rect width="92" height="122" rx="6" fill="#fff" className="stroke-blue-900" strokeWidth="3" />
      <rect x="14" y="14" width="40" height="8" rx="4" className="fill-blue-900" />
      {Array.from({ length: lines }, (_, line) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a drawing
          key={line}
          x="14"
          y={36 + line * 18}
          width={line % 2 ? 50 : 64}
          height="6"
          rx="3"
          className="fill-blue-200"
        />
      ))}
    </g>
  )
}

const drawings: Record<Slide['id'], ReactNode> = {
  find: (
    <>
      <Person x={120} y={120} coat="fill-blue-900" />
      <Person x={214} y={150} coat="fill-orange-400" />
      <circle cx="352" cy="112" r="62" fill="#fff" className="stroke-blue-900" strokeWidth="10" />
      <path d="m398 158 44 44" className="stroke-blue-900" strokeWidth="16" strokeLinecap="round" />
      <path
        d="M352 142c-40-28-34-58-14-58 8 0 12 6 14 10 2-4 6-10 14-10 20 0 26 30-14 58z"
        className="fill-orange-400"
      />
    </>
  ),
  answer: (
    <>
      <rect x="110" y="40" width="270" height="190" rx="18" className="fill-blue-1000" />
      <rect x="124" y="54" width="242" height="162" rx="8" fill="#fff" />
      <rect x="146" y="74" width="150" height="10" rx="5" className="fill-blue-200" />
      <rect
        x="146"
        y="102"
        width="198"
        height="40"
        rx="8"
        className="fill-blue-50 stroke-blue-900"
        strokeWidth="3"
      />
      <circle cx="168" cy="122" r="9" className="fill-blue-900" />
      <rect x="190" y="117" width="84" height="10" rx="5" className="fill-blue-900" />
      <rect
        x="146"
        y="154"
        width="198"
        height="40"
        rx="8"
        fill="#fff"
        className="stroke-blue-200"
        strokeWidth="3"
      />
      <circle cx="168" cy="174" r="9" fill="#fff" className="stroke-blue-200" strokeWidth="3" />
      <rect x="190" y="169" width="60" height="10" rx="5" className="fill-blue-200" />
      <g transform="translate(410 150)">
        <rect x="-30" y="-4" width="60" height="52" rx="10" className="fill-orange-400" />
        <path d="M-18-4v-16a18 18 0 0 1 36 0v16" fill="none" className="stroke-orange-400" strokeWidth="9" />
        <circle cy="20" r="7" fill="#fff" />
      </g>
    </>
  ),
  papers: (
    <>
      <Sheet x={110} y={74} turn={-8} />
      <Sheet x={214} y={62} lines={4} />
      <Sheet x={330} y={66} turn={8} />
      {[150, 258, 376].map(x => (
        <g key={x} transform={`translate(${x} 206)`}>
          <circle r="20" className="fill-green-900" />
          <path d="m-9 0 7 7 12-13" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
        </g>
      ))}
    </>
  ),
  once: (
    <>
      <g transform="translate(96 96)">
        <rect width="120" height="86" rx="10" fill="#fff" className="stroke-blue-900" strokeWidth="3" />
        <rect x="16" y="20" width="60" height="8" rx="4" className="fill-blue-200" />
        <rect x="16" y="42" width="88" height="8" rx="4" className="fill-blue-900" />
        <path d="m96 96 46-62 14 10-46 62-20 8z" className="fill-orange-400" />
      </g>
      {[34, 116, 198].map((y, at) => (
        <g key={y}>
          <path
            d={`M232 138C280 138 276 ${y + 30} 322 ${y + 30}`}
            fill="none"
            className="stroke-blue-900"
            strokeWidth="4"
            strokeDasharray="2 10"
            strokeLinecap="round"
          />
          <rect
            x="330"
            y={y}
            width="92"
            height="62"
            rx="6"
            fill="#fff"
            className="stroke-blue-900"
            strokeWidth="3"
          />
          <rect x="344" y={y + 14} width={44 + at * 6} height="6" rx="3" className="fill-blue-900" />
          <rect x="344" y={y + 30} width="60" height="6" rx="3" className="fill-blue-200" />
        </g>
      ))}
    </>
  ),
  decide: (
    <>
      <Person x={150} y={124} coat="fill-green-900" />
      <Sheet x={208} y={84} />
      <g transform="translate(346 96)">
        <rect width="120" height="84" rx="8" fill="#fff" className="stroke-blue-900" strokeWidth="4" />
        <path d="m4 6 56 44 56-44" fill="none" className="stroke-blue-900" strokeWidth="4" />
        <circle cx="106" cy="80" r="24" className="fill-orange-400" />
        <path d="m95 80 8 8 14-15" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
      </g>
    </>
  ),
}

/** Our own drawing beside the words, which say everything it shows. */
export function Picture({ id }: { id: Slide['id'] }) {
  return (
    <svg viewBox="60 10 420 250" className="mx-auto h-auto w-full max-w-128" aria-hidden="true">
      <rect x="60" y="10" width="420" height="250" rx="28" className="fill-blue-50" />
      {drawings[id]}
    </svg>
  )
}
