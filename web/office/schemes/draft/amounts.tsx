import { inOrder } from '#language/publish/parameter-rows.ts'
import { amountWords } from '#language/publish/parameter-words.ts'
import type { Parameter } from '#language/scheme/basics.ts'
import { addAmountRow, removeAmountRow } from '#modules/publishing/draft/write.ts'
import { page } from '#web/server/page.ts'
import { Button } from '../../../ui/button.tsx'
import { DateText } from '../../../ui/dates.tsx'
import { DayInput, TextInput } from '../../../ui/fields/inputs.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Heading, Note, TextLink } from '../../../ui/text.tsx'
import { SourceText } from '../reading.tsx'
import type { Route } from './+types/amounts.ts'
import { Answer, type Answered, errorOf, kept, Revision } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { field, runEdit } from './run.server.ts'

export const meta: Route.MetaFunction = () => [{ title: '金額・回数（草案）' }]

export const loader = page(async (ctx, { params, request }) => {
  const { draft, base } = await draftWithBase(ctx, params.scheme ?? '')
  const search = new URL(request.url).searchParams
  const parameters = draft.parsed.ok ? draft.parsed.scheme.parameters : []
  const published = new Set(base.parameters.flatMap(each => each.rows.map(row => `${each.name} ${row.from}`)))
  return {
    parameters: parameters.map(each => ({
      ...each,
      rows: inOrder(each.rows).map(row => ({ ...row, fresh: !published.has(`${each.name} ${row.from}`) })),
    })),
    chosen: search.get('name'),
    saved: search.has('saved'),
  }
})

export async function action(args: Route.ActionArgs) {
  const chosen = new URL(args.request.url).searchParams.get('name')
  return runEdit(
    args,
    (ctx, { scheme, revision, form, key }) => {
      const common = { scheme, revision, parameter: field(form, 'parameter') }
      if (form.get('do') === 'remove')
        return removeAmountRow(ctx, { ...common, from: field(form, 'row') }, key)
      const [article, url] = [field(form, 'article'), field(form, 'url')]
      const source = { law: field(form, 'law'), ...(article && { article }), ...(url && { url }) }
      return addAmountRow(
        ctx,
        { ...common, from: field(form, 'from'), value: field(form, 'value'), source },
        key,
      )
    },
    {
      to: () =>
        `/office/schemes/${args.params.scheme}/draft/amounts?${chosen ? `name=${encodeURIComponent(chosen)}&` : ''}saved`,
    },
  )
}

type Shown = Omit<Parameter, 'rows'> & { rows: (Parameter['rows'][number] & { fresh: boolean })[] }

/** The common reform: an amount, a day, a source. */
export default function Amounts({ loaderData, actionData }: Route.ComponentProps) {
  const { parameters, chosen, saved } = loaderData
  const parameter = parameters.find(each => each.name === chosen)
  return (
    <>
      <Answer answered={actionData} saved={saved} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        {/* On narrow screens the form comes first, for it is what was asked for. */}
        {parameter && (
          <div className="xl:order-2">
            <AddRow
              key={parameter.name + parameter.rows.length}
              parameter={parameter}
              answered={actionData}
            />
          </div>
        )}
        <section aria-label="いまの金額・回数・期間">
          <Heading level={2} size={3}>
            {parameter ? '金額・回数・期間' : '変える項目を選んでください'}
          </Heading>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {parameters.map(each => (
              <li
                key={each.name}
                className="grid items-start gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
              >
                <div className="min-w-0">
                  <TextLink to={`?name=${encodeURIComponent(each.name)}`} current={each.name === chosen}>
                    {each.label.ja}
                  </TextLink>
                </div>
                <Rows parameter={each} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function Rows({ parameter }: { parameter: Shown }) {
  return (
    <ul className="text-[0.9375rem]">
      {parameter.rows.map(row => (
        <li key={row.from} className="flex flex-wrap items-center justify-end gap-x-3">
          <span className="text-ink-soft">
            <DateText day={row.from} style="western" />
            から
          </span>
          <span className="font-bold">{amountWords(row.value, parameter.unit)}</span>
          {row.fresh && (
            <PostForm keep className="flex basis-full items-center justify-end gap-2">
              <span className="font-bold text-success">草案で追加</span>
              <Revision />
              <input type="hidden" name="parameter" value={parameter.name} />
              <input type="hidden" name="row" value={row.from} />
              <Button name="do" value="remove" look="text" size="small" formNoValidate>
                取り消す
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}

function AddRow({ parameter, answered }: { parameter: Shown; answered: Answered | undefined }) {
  const last = parameter.rows.at(-1)
  return (
    <section aria-label={`${parameter.label.ja}を変える`} className="rounded-16 bg-ground p-5">
      <Heading level={2} size={3}>
        {parameter.label.ja}を変える
      </Heading>
      {last && (
        <p className="mt-1 mb-4 text-[0.9375rem]">
          最後の行：
          <DateText day={last.from} style="western" />
          から {amountWords(last.value, parameter.unit)}
          <span className="block text-ink-soft">
            <SourceText source={last.source} />
          </span>
        </p>
      )}
      <PostForm keep className="flex flex-col gap-5">
        <Revision />
        <input type="hidden" name="parameter" value={parameter.name} />
        <TextInput
          name="value"
          label="新しい値"
          required
          width="short"
          unit={parameter.unit}
          value={kept(answered, 'value')}
          error={errorOf(answered, 'value')}
        />
        <DayInput
          name="from"
          label="いつから"
          required
          hint="前の行は、この前の日で自動的に終わります。"
          value={kept(answered, 'from')}
          error={errorOf(answered, 'from')}
        />
        <TextInput
          name="law"
          label="出典（法令・要綱）"
          required
          value={kept(answered, 'law', last?.source.law)}
          error={errorOf(answered, 'source')}
        />
        <TextInput
          name="article"
          label="条・表"
          required={false}
          value={kept(answered, 'article', last?.source.article)}
        />
        <TextInput name="url" label="出典のURL" required={false} value={kept(answered, 'url')} />
        <Button size="medium">この行を足す</Button>
        <Note>公開された行は書き換えません。過ぎた日の計算が変わらないようにするためです。</Note>
      </PostForm>
    </section>
  )
}
