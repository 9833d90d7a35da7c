import type { ReactNode } from 'react'
import { Say } from './say.tsx'
import { show } from './words/show.ts'

/** A voucher as its owner sees it: what it is for, the balance large, how long it holds, the code to show. */
export function Coupon({
  name,
  owner,
  balance,
  unit,
  of,
  valid,
  qr,
  code,
  children,
  spent,
}: {
  name: ReactNode
  owner?: ReactNode
  balance: number
  unit: ReactNode
  of?: number
  valid: ReactNode
  /** `<svg>` of the code to be read. */
  qr?: ReactNode
  /** The same to be typed. */
  code?: string
  children?: ReactNode
  /** Used up, revoked or past its date. */
  spent?: boolean
}) {
  return (
    <article
      className={`break-inside-avoid overflow-hidden rounded-16 [print-color-adjust:exact] ${spent ? 'bg-solid-gray-50 text-ink-soft' : 'bg-accent-soft'}`}
    >
      <div className={`px-5 py-3 text-white sm:px-6 ${spent ? 'bg-solid-gray-600' : 'bg-accent'}`}>
        <h3 className="text-[1.125rem] leading-normal font-bold text-white">{name}</h3>
        {owner && <p className="text-[0.9375rem]">{owner}</p>}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4 p-5 sm:p-6">
        <div className="min-w-0 grow basis-52">
          <p className="flex items-baseline gap-2">
            <span className="text-[0.9375rem]">
              <Say text={show.left} />
            </span>
            <strong className={`text-[3.25rem] leading-none font-bold ${spent ? '' : 'text-accent'}`}>
              {balance}
            </strong>
            <span className="text-[1.125rem] font-bold">{unit}</span>
            {of !== undefined && (
              <span className="text-ink-soft">
                / {of}
                {unit}
              </span>
            )}
          </p>
          <p className="mt-3 text-[0.9375rem]">{valid}</p>
          {children && <div className="mt-3">{children}</div>}
        </div>
        {qr && (
          <div className="flex flex-col items-center gap-1">
            <div className="rounded-8 bg-white p-3 [&_svg]:block [&_svg]:size-28">{qr}</div>
            {code && <code className="font-mono text-[1rem] tracking-wider">{code}</code>}
          </div>
        )}
      </div>
    </article>
  )
}
