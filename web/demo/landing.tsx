import { redirect } from 'react-router'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { useRequest } from '../ui/use-request.ts'

export function loader({ context }: PageArgs) {
  if (!context.get(serverRequest).demo) throw redirect('/sign-in')
  return null
}

export const meta = () => [{ title: 'まんなか — デモ' }]

/** Replaced by the stories of the casebook as they are told. */
export default function Landing() {
  const personas = useRequest()?.demo?.personas ?? []
  return (
    <main id="main" className="mx-auto max-w-160 px-4 py-10">
      <h1 className="text-[2rem] font-bold">まんなか</h1>
      <ul className="mt-8 space-y-3">
        {personas.map(persona => (
          <li key={persona.id}>
            <form method="post" action="/demo/enter">
              <input type="hidden" name="persona" value={persona.id} />
              <button type="submit" className="min-h-11 underline underline-offset-4">
                {persona.name}（{persona.role}）になる
              </button>
            </form>
          </li>
        ))}
      </ul>
    </main>
  )
}
