import type { ReactNode } from 'react'

/** The possible actions, always in sight at the foot of the screen, the likely one first. */
export function StickyActions({ children, about }: { children: ReactNode; about?: ReactNode }) {
  return (
    <section
      data-no-print
      className="sticky bottom-0 z-10 -mx-4 mt-8 flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line bg-white px-4 py-3 sm:-mx-6 sm:px-6"
    >
      {about && <div className="text-[0.9375rem] max-sm:hidden">{about}</div>}
      <div className="flex grow flex-wrap items-center gap-3 max-sm:[&>*]:grow">{children}</div>
    </section>
  )
}
