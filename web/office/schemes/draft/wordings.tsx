import { pathFrom, pathText, wordingsOf } from '#language/publish/edit.ts'
import { parts } from '#language/publish/naming.ts'
import { languages, type Text } from '#language/text.ts'
import { rewordDraft } from '#modules/publishing/draft/write.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Textarea } from '../../../ui/fields/inputs.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { FilterChips, SearchBox } from '../../../ui/table/filters.tsx'
import { Pagination } from '../../../ui/table/pagination.tsx'
import { readPage } from '../../../ui/table/search.ts'
import { Buttons, Heading, Note, TextLink } from '../../../ui/text.tsx'
import { languageNames, Template } from '../reading.tsx'
import type { Route } from './+types/wordings.ts'
import { Answer, type Answered, errorOf, kept, Revision } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { field, runEdit } from './run.server.ts'

const per = 30

export const meta: Route.MetaFunction = () => [{ title: '文（草案）' }]

export const loader = page(async (ctx, { params, request }) => {
  const { draft, base } = await draftWithBase(ctx, params.scheme ?? '')
  if (!draft.parsed.ok) return refuse('draft-unsound')
  const search = new URL(request.url).searchParams
  const [q, part, lacking] = [search.get('q') ?? '', search.get('part'), search.get('lacking')]
  const published = new Map(wordingsOf(base).map(each => [pathText(each.path), each.text]))
  const all = wordingsOf(draft.parsed.scheme).map(({ path, place, text }) => {
    const key = pathText(path)
    const before = published.get(key)
    return {
      key,
      part: place.part,
      item: place.item ?? '全体',
      what: place.what,
      text,
      lacks: languages.filter(language => text[language] === undefined),
      changed: before !== undefined && languages.some(language => before[language] !== text[language]),
      isNew: before === undefined,
      before: before ?? null,
    }
  })
  const found = all.filter(
    each =>
      (!part || each.part === part) &&
      (!lacking || each.lacks.length > 0) &&
      (!q ||
        [each.item, ...languages.map(language => each.text[language] ?? '')].some(text => text.includes(q))),
  )
  const at = search.get('path')
  const number = readPage(search)
  return {
    chosen: at === null ? null : (all.find(each => each.key === at) ?? null),
    rows: found.slice((number - 1) * per, number * per),
    total: found.length,
    number,
    parts: Object.entries(parts).flatMap(([value, label]) => {
      const count = all.filter(each => each.part === value).length
      return count > 0 ? [{ value, label, count }] : []
    }),
    lacking: all.filter(each => each.lacks.length > 0).length,
    saved: search.has('saved'),
  }
})

export async function action(args: Route.ActionArgs) {
  const url = new URL(args.request.url)
  return runEdit(
    args,
    (ctx, { scheme, revision, form, key }) => {
      const text: Record<string, string> = { ja: field(form, 'ja') }
      for (const language of ['ja-easy', 'en'])
        if (field(form, language)) text[language] = field(form, language)
      const path = field(form, 'path')
      if (!pathFrom(path)) return refuse('not-found')
      return rewordDraft(ctx, { scheme, revision, path, text: text as Text }, key)
    },
    {
      to: () => {
        url.searchParams.set('saved', '')
        return `/office/schemes/${args.params.scheme}/draft/wordings?${url.searchParams}`
      },
    },
  )
}

type Row = Route.ComponentProps['loaderData']['rows'][number]

/** Every sentence people read, found by searching, changed in its three languages. */
export default function Wordings({ loaderData, actionData }: Route.ComponentProps) {
  const { chosen, rows, total, number, saved, lacking } = loaderData
  return (
    <>
      <Answer answered={actionData} saved={saved} />
      {chosen ? (
        <EditWording key={chosen.key} row={chosen} answered={actionData} />
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-4">
            <SearchBox label="文を探す" action="探す" />
          </div>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <FilterChips name="part" label="場所" options={loaderData.parts} />
            {lacking > 0 && (
              <FilterChips
                name="lacking"
                label="そろい方"
                options={[{ value: 'yes', label: 'たりない言葉がある', count: lacking }]}
              />
            )}
          </div>
          {rows.length === 0 ? (
            <Empty title="その文は見つかりません">別の言葉で探すか、場所の条件をはずしてください。</Empty>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {rows.map(row => (
                <li key={row.key} className="grid gap-x-6 py-3 lg:grid-cols-[16rem_minmax(0,1fr)]">
                  <p className="text-[0.9375rem] text-ink-soft">
                    {parts[row.part]}
                    <span className="block text-ink">{row.item}</span>
                    {row.what}
                  </p>
                  <div>
                    <TextLink to={`?path=${encodeURIComponent(row.key)}`}>
                      <Template text={row.text.ja} />
                    </TextLink>
                    <p className="text-[0.875rem]">
                      {(row.changed || row.isNew) && (
                        <span className="mr-3 font-bold text-success">
                          {row.isNew ? '草案で追加' : '草案で変更'}
                        </span>
                      )}
                      {row.lacks.length > 0 && (
                        <span className="text-warning">
                          {row.lacks.map(language => languageNames[language]).join('・')}がありません
                        </span>
                      )}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {total > per && <Pagination page={number} per={per} total={total} />}
        </>
      )}
    </>
  )
}

const labels = { ja: '日本語（正式）', 'ja-easy': 'やさしい日本語', en: '英語（参考訳）' } as const

function EditWording({ row, answered }: { row: Row; answered: Answered | undefined }) {
  return (
    <PostForm keep className="flex max-w-176 flex-col gap-6">
      <Heading level={2} size={3} over={parts[row.part]}>
        {row.item} {row.what}
      </Heading>
      <Revision />
      <input type="hidden" name="path" value={row.key} />
      {languages.map(language => (
        <Textarea
          key={language}
          name={language}
          label={labels[language]}
          required={language === 'ja'}
          rows={Math.min(12, Math.max(2, Math.ceil((row.text[language] ?? '').length / 36)))}
          value={kept(answered, language, row.text[language])}
          error={errorOf(answered, `text.${language}`)}
          hint={
            row.before && row.before[language] !== row.text[language] ? (
              <>公開されている文：{row.before[language] ?? 'なし'}</>
            ) : undefined
          }
        />
      ))}
      <Note>
        {'{ }'}{' '}
        の中は、申請ごとの値に置きかわります。やさしい日本語は、短い文、西暦、むずかしい言葉には説明を。
      </Note>
      <Buttons>
        <Button>草案に保存する</Button>
        <LinkButton to="." look="text">
          文の一覧にもどる
        </LinkButton>
      </Buttons>
    </PostForm>
  )
}
