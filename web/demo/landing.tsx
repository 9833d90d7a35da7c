import { redirect } from 'react-router'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Phrases } from '../ui/phrases.tsx'
import type { Surface } from '../ui/request.ts'
import { type Field, fields, type Story, type Way } from './stories.ts'

export function loader({ context }: PageArgs) {
  if (!context.get(serverRequest).demo) throw redirect('/sign-in')
  return null
}

export const meta = () => [
  { title: 'まんなか — こどもと家庭の手続きを、一つの仕組みで' },
  {
    name: 'description',
    content: 'こども・子育ての行政サービスのための、オープンソースの共通基盤のデモです。',
  },
]

/** The casebook's cases as stories, each with the people one can become to see it work. */
export default function Landing() {
  const told = fields.flatMap(field => field.stories)
  const working = told.filter(story => story.ways).length
  return (
    <main id="main" tabIndex={-1}>
      <Opening />
      <div className="mx-auto max-w-256 px-5 sm:px-8">
        <p className="border-b border-line pt-10 pb-8 text-[1.0625rem] leading-[1.9]">
          <Phrases>
            {`先進自治体の${told.length}の事例のうち、${working}つが動いています。人を一人選ぶと、その人になって事例の続きが始まります。`}
          </Phrases>
          <span lang="en" className="mt-1 block text-[0.9375rem] text-ink-soft">
            {working} of {told.length} cases can be tried. Choose a person to become them and go on from
            there.
          </span>
        </p>
        {fields.map(field => (
          <FieldSection key={field.id} field={field} />
        ))}
      </div>
      <footer className="mt-24 border-t border-line bg-ground">
        <div className="mx-auto max-w-256 px-5 py-12 text-[0.9375rem] leading-[1.9] text-ink-soft sm:px-8">
          <p>
            <Phrases>
              まんなか市もみなみ町も、登場する人も施設も、すべて架空です。ここで入力したものは、このデモの中だけにとどまります。
            </Phrases>
          </p>
          <p lang="en">
            Both towns, all people and facilities are invented. What you enter stays in this demo.
          </p>
        </div>
      </footer>
    </main>
  )
}

function Opening() {
  return (
    <header className="bg-ground">
      <div className="mx-auto grid max-w-256 items-center gap-x-12 gap-y-8 px-5 py-14 sm:px-8 sm:py-20 md:grid-cols-[1fr_auto]">
        <div>
          <h1 className="text-[2.5rem] leading-tight font-bold tracking-[0.04em] sm:text-[3.25rem]">
            まんなか
          </h1>
          <p className="mt-5 max-w-144 text-[1.25rem] leading-[1.8] text-ink-strong sm:text-[1.375rem]">
            <Phrases>こどもと家庭の手続きを、親の手のひらから役所の決裁まで、一つの仕組みで。</Phrases>
          </p>
          <p lang="en" className="mt-3 max-w-144 text-[1rem] leading-[1.8] text-ink-soft">
            Mannaka: one open platform for child and family services, from a parent’s phone to the decision in
            the town hall.
          </p>
          <p className="mt-7 flex flex-wrap gap-x-8 gap-y-1">
            <CityLink to="/mannaka">まんなか市のページへ</CityLink>
            <CityLink to="/minami">みなみ町のページへ</CityLink>
          </p>
        </div>
        <svg viewBox="0 0 160 160" aria-hidden="true" className="size-32 max-md:hidden">
          <circle cx="80" cy="80" r="80" className="fill-blue-100" />
          <circle cx="80" cy="80" r="56" className="fill-blue-300" />
          <circle cx="80" cy="80" r="33" className="fill-accent" />
          <circle cx="80" cy="80" r="11" className="fill-white" />
        </svg>
      </div>
    </header>
  )
}

/** As somebody nobody knows yet. */
function CityLink({ to, children }: { to: string; children: string }) {
  return (
    <a href={to} className="link inline-flex min-h-11 items-center gap-1.5">
      {children}
      <Icon name="right" size={20} />
    </a>
  )
}

function FieldSection({ field }: { field: Field }) {
  return (
    <section aria-labelledby={field.id} className="pt-16 sm:pt-20">
      <h2 id={field.id} className="text-[1.0625rem] font-bold text-accent">
        {field.name}
        <span lang="en" className="ml-3 text-[0.9375rem] font-normal text-ink-soft">
          {field.english}
        </span>
      </h2>
      <ul>
        {field.stories.map(story => (
          <li key={story.number} className="border-b border-line last:border-b-0">
            {story.ways ? <Told story={story} ways={story.ways} /> : <ToCome story={story} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ story, ways }: { story: Story; ways: Way[] }) {
  return (
    <article className="grid gap-x-10 py-10 sm:py-12 md:grid-cols-[4rem_1fr]">
      <CaseNumber>{story.number}</CaseNumber>
      <div>
        <p className="text-[0.9375rem] text-ink-soft">{story.place}</p>
        <h3 className="mt-1 text-[1.5rem] leading-[1.5] font-bold sm:text-[1.75rem]">
          <Phrases>{story.title}</Phrases>
        </h3>
        <p lang="en" className="mt-1.5 text-[0.9375rem] text-ink-soft">
          {story.english}
        </p>
        <p className="mt-4 max-w-160 leading-[1.9]">
          <Phrases>{story.about}</Phrases>
        </p>
        <ul className="mt-6 grid gap-x-8 sm:grid-cols-2">
          {ways.map(way => (
            <li key={way.next + way.who}>
              <Become way={way} />
            </li>
          ))}
        </ul>
      </div>
    </article>
  )
}

function ToCome({ story }: { story: Story }) {
  return (
    <article className="grid gap-x-10 py-6 md:grid-cols-[4rem_1fr]">
      <CaseNumber quiet>{story.number}</CaseNumber>
      <div>
        <h3 className="text-[1.125rem] leading-[1.6] font-bold">
          <Phrases>{story.title}</Phrases>
          <span className="ml-3 inline-block rounded-4 bg-solid-gray-50 px-2 text-[0.8125rem] font-normal whitespace-nowrap text-ink-soft">
            準備中
          </span>
        </h3>
        <p className="mt-0.5 text-[0.9375rem] leading-[1.8] text-ink-soft">
          {story.place}　<Phrases>{story.about}</Phrases>
        </p>
        <p lang="en" className="text-[0.875rem] leading-[1.7] text-ink-soft">
          {story.english}
        </p>
      </div>
    </article>
  )
}

function CaseNumber({ children, quiet }: { children: string; quiet?: boolean }) {
  return (
    <p
      className={`max-md:mb-1 font-light tabular-nums ${quiet ? 'text-[1.375rem] text-ink-soft' : 'text-[2.25rem] leading-none text-accent'}`}
    >
      <span className="sr-only">事例</span>
      {children}
    </p>
  )
}

const faces: Record<Surface, IconName> = {
  resident: 'person',
  facility: 'home',
  office: 'list',
  counter: 'list',
}

const pressed =
  'group -mx-3 flex w-[calc(100%+1.5rem)] items-start gap-3 rounded-8 px-3 py-3 text-left hover:bg-accent-soft'

function Become({ way }: { way: Way }) {
  if (!way.persona) {
    return (
      <a href={way.next} className={pressed}>
        <Face way={way} />
      </a>
    )
  }
  return (
    <form method="post" action="/demo/enter">
      <input type="hidden" name="persona" value={way.persona} />
      <input type="hidden" name="next" value={way.next} />
      <button type="submit" className={pressed}>
        <Face way={way} />
      </button>
    </form>
  )
}

function Face({ way }: { way: Way }) {
  return (
    <>
      <Icon name={faces[way.surface]} size={24} className="mt-0.5 shrink-0 text-accent" />
      <span className="grow">
        <span className="block font-bold text-accent underline decoration-1 underline-offset-4 group-hover:decoration-2">
          {way.who}
        </span>
        <span className="block text-[0.9375rem] leading-[1.7] text-ink">
          <Phrases>{way.try}</Phrases>
        </span>
      </span>
      <Icon name="right" size={20} className="mt-1 shrink-0 text-accent" />
    </>
  )
}
