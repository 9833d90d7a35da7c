import { runExamples } from '#language/rules/examples.ts'
import { readExample, writeExample } from '#modules/publishing/document/rules.ts'
import { removeExample, saveExample } from '#modules/publishing/draft/write.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DayInput, Textarea, TextInput } from '../../../ui/fields/inputs.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Buttons, Heading, Note, TextLink } from '../../../ui/text.tsx'
import { ExampleShown } from '../read/examples.tsx'
import type { Route } from './+types/examples.ts'
import { Answer, type Answered, errorOf, kept, Revision } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { field, runEdit } from './run.server.ts'

export const meta: Route.MetaFunction = () => [{ title: '実例（草案）' }]

export const loader = page(async (ctx, { params, request }) => {
  const { draft } = await draftWithBase(ctx, params.scheme ?? '')
  if (!draft.parsed.ok) return refuse('draft-unsound')
  const { scheme } = draft.parsed
  const search = new URL(request.url).searchParams
  const [edit, copy] = [search.get('edit'), search.get('copy')]
  const source = scheme.examples.find(each => each.name === (edit ?? copy))
  return {
    scheme,
    examples: runExamples(scheme).map(({ example, ok, difference }) => ({
      example,
      ok,
      difference: difference ?? null,
    })),
    edit: source || search.has('new') ? { replaces: edit, ...writeExample(source, edit === null) } : null,
    saved: search.has('saved'),
  }
})

export async function action(args: Route.ActionArgs) {
  return runEdit(args, (ctx, { scheme, revision, form, key }) => {
    if (form.get('do') === 'remove')
      return removeExample(ctx, { scheme, revision, name: field(form, 'replaces') }, key)
    const read = readExample({
      name: field(form, 'name'),
      on: field(form, 'on'),
      given: String(form.get('given') ?? ''),
      expect: String(form.get('expect') ?? ''),
    })
    if (!read.ok) return refuse('invalid-input', { issues: read.issues })
    const replaces = field(form, 'replaces')
    return saveExample(ctx, { scheme, revision, ...(replaces && { replaces }), example: read.example }, key)
  })
}

/** What should come out for whom: the tests of the scheme, worked at once. */
export default function Examples({ loaderData, actionData }: Route.ComponentProps) {
  const { scheme, examples, edit, saved } = loaderData
  if (edit) {
    return (
      <>
        <Answer answered={actionData} saved={saved} />
        <EditExample key={edit.replaces} edit={edit} answered={actionData} />
      </>
    )
  }
  return (
    <>
      <Answer answered={actionData} saved={saved} />
      <p>
        <LinkButton to="?new" look="secondary" size="medium" icon="plus">
          実例を足す
        </LinkButton>
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {[...examples]
          .sort((a, b) => Number(a.ok) - Number(b.ok))
          .map(each => (
            <li key={each.example.name} className="flex flex-wrap justify-between gap-x-6 py-3">
              <div className="min-w-0 flex-1 basis-120">
                <ExampleShown scheme={scheme} {...each} />
              </div>
              <p className="flex shrink-0 gap-4">
                <TextLink to={`?edit=${encodeURIComponent(each.example.name)}`}>
                  直す<span className="sr-only">：{each.example.name}</span>
                </TextLink>
                <TextLink to={`?copy=${encodeURIComponent(each.example.name)}`}>
                  写して足す<span className="sr-only">：{each.example.name}</span>
                </TextLink>
              </p>
            </li>
          ))}
      </ul>
    </>
  )
}

type Edit = NonNullable<Route.ComponentProps['loaderData']['edit']>

function EditExample({ edit, answered }: { edit: Edit; answered: Answered | undefined }) {
  return (
    <PostForm keep className="flex max-w-176 flex-col gap-6">
      <Heading level={2} size={3}>
        {edit.replaces === null ? '実例を足す' : '実例を直す'}
      </Heading>
      <Revision />
      <input type="hidden" name="replaces" value={edit.replaces ?? ''} />
      <TextInput
        name="name"
        label="どんな人が、どうなるか"
        required
        hint="例：改正の前の日に申請した人は、これまでの額"
        value={kept(answered, 'name', edit.name)}
        error={errorOf(answered, 'name')}
      />
      <DayInput
        name="on"
        label="判定する日"
        required
        value={kept(answered, 'on', edit.on)}
        error={errorOf(answered, 'on')}
      />
      <Textarea
        name="given"
        label="前提（言葉: 値 を1行に1つ）"
        required
        rows={12}
        value={kept(answered, 'given', edit.given)}
        error={errorOf(answered, 'given')}
      />
      <Textarea
        name="expect"
        label="期待する結果"
        required
        rows={8}
        hint="outcome（eligible 対象・not-eligible 対象外・unknown 分からない）、reasons、documents、use など"
        value={kept(answered, 'expect', edit.expect)}
        error={errorOf(answered, 'expect')}
      />
      <Note>保存すると、すぐに草案の決まりで計算します。</Note>
      <Buttons>
        <Button>草案に保存する</Button>
        {edit.replaces !== null && (
          <Button name="do" value="remove" look="danger" formNoValidate>
            この実例をなくす
          </Button>
        )}
        <LinkButton to="." look="text">
          実例の一覧にもどる
        </LinkButton>
      </Buttons>
    </PostForm>
  )
}
