import { useRequest } from '../ui/use-request.ts'

/** The municipality's name with our sign before it: two rings around one middle. */
export function CityName({ to }: { to?: string }) {
  const city = useRequest()?.municipality
  return (
    <a
      href={to ?? (city ? `/${city.slug}` : '/')}
      className="inline-flex min-h-11 items-center gap-2.5 text-[1.125rem] font-bold text-ink-strong no-underline hover:underline hover:underline-offset-4"
    >
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <circle cx="16" cy="16" r="16" className="fill-accent" />
        <circle cx="16" cy="16" r="9" className="fill-none stroke-white" strokeWidth="3" />
        <circle cx="16" cy="16" r="3.5" className="fill-white" />
      </svg>
      {city?.name ?? 'まんなか'}
    </a>
  )
}
