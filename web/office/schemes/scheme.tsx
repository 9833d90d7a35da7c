import { redirect, useLocation } from 'react-router'
import { labelsOf } from '#language/rules/labels.ts'
import { languages, say } from '#language/text.ts'
import { startDraft } from '#modules/publishing/draft/write.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BackLink } from '../../ui/text.tsx'
import type { Route } from './+types/scheme.ts'
import { AboutPart } from './read/about.tsx'
import { AmountsPart } from './read/amounts.tsx'
import { EntitlementPart } from './read/entitlement.tsx'
import { ExamplesPart } from './read/examples.tsx'
import { FormPart } from './read/form.tsx'
import { LettersPart } from './read/letters.tsx'
import { ProcedurePart } from './read/procedure.tsx'
import { DocumentsPart, FactsPart, RulesPart } from './read/rules.tsx'
import { CodeLabels, languageFrom, languageNames, Part, ReadingIn } from './reading.tsx'
import { Versions } from './versions.tsx'
import { schemeShown } from './view.server.ts'
import { versionStates } from './words.ts'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? (loaderData as { scheme: { name: { ja: string } } }).scheme.name.ja : '制度の内容' },
]

export const loader = page(async (ctx, { params, request }) => {
  const search = new URL(request.url).searchParams
  const version = Number(search.get('version') ?? Number.NaN)
  const shown = await schemeShown(ctx, params.scheme ?? '', {
    ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}),
    draft: search.has('draft'),
  })
  return { ...shown, published: search.has('published') }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const scheme = args.params.scheme
  const version = Number(form.get('version') ?? Number.NaN)
  const input = { scheme, ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}) }
  const outcome = await act(args, ctx => startDraft(ctx, input, { key: String(form.get('_key')) }))
  // Somebody was quicker: there is the draft, so go on there.
  if (!outcome.ok && outcome.refused.code !== 'draft-exists') return refusedData(outcome.refused)
  return redirect(`/office/schemes/${scheme}/draft`)
}

export default function SchemePage({ loaderData, actionData }: Route.ComponentProps) {
  const { scheme, id, version, effectiveFrom, state, draft } = loaderData
  const { search, pathname } = useLocation()
  const language = languageFrom(search)
  const inLanguage = (to: string) => {
    const params = new URLSearchParams(search)
    if (to === 'ja') params.delete('in')
    else params.set('in', to)
    return `${pathname}?${params}`
  }
  return (
    <ReadingIn value={language}>
      <CodeLabels value={labelsOf(scheme)}>
        <BackLink to={version === null ? `/office/schemes/${id}/draft` : '/office/schemes'}>
          {version === null ? '草案にもどる' : '制度の一覧'}
        </BackLink>
        <OfficeHead
          title={say(scheme.name, 'ja')}
          over={
            version === null ? (
              `草案（第${draft?.revision ?? ''}稿）`
            ) : (
              <>
                第{version}版{'　'}
                <DateText day={effectiveFrom ?? ''} />
                から
              </>
            )
          }
          actions={<Actions shown={loaderData} />}
        >
          {state && (
            <p className="mt-1">
              <StatusBadge status={versionStates[state].status}>{versionStates[state].label}</StatusBadge>
            </p>
          )}
        </OfficeHead>
        {loaderData.published && (
          <NotificationBanner tone="success" live title="公開しました">
            <p>適用日に始まる申請から、新しい版になります。前の版に答えた申請はそのまま進みます。</p>
          </NotificationBanner>
        )}
        {actionData && 'refused' in actionData && (
          <NotificationBanner tone="error" live title={<Say text={actionData.refused.text} />} />
        )}
        <div data-no-print className="flex flex-col gap-4">
          <Contents shown={loaderData} />
          <Tabs
            label="文を読む言葉"
            tabs={languages.map(each => ({
              to: inLanguage(each),
              label: languageNames[each],
              current: each === language,
            }))}
          />
        </div>
        <div className="mt-8 flex flex-col gap-12">
          <AboutPart scheme={scheme} />
          <RulesPart scheme={scheme} />
          <AmountsPart scheme={scheme} today={loaderData.today} />
          {scheme.entitlement && (
            <EntitlementPart entitlement={scheme.entitlement} prices={loaderData.prices} />
          )}
          <FormPart id="form" title="申請フォーム" form={scheme.form} />
          <DocumentsPart scheme={scheme} />
          <ProcedurePart scheme={scheme} />
          <LettersPart scheme={scheme} />
          {scheme.report && <FormPart id="report" title="施設の実施報告" form={scheme.report} />}
          {scheme.survey && <FormPart id="survey" title="利用後のアンケート" form={scheme.survey} />}
          <ExamplesPart scheme={scheme} examples={loaderData.examples} />
          <FactsPart scheme={scheme} />
          <Part id="versions" title="版の記録">
            <Versions id={id} history={loaderData.history} draft={draft !== null} shown={version} />
          </Part>
        </div>
      </CodeLabels>
    </ReadingIn>
  )
}

function Actions({ shown: { id, version, draft } }: { shown: Route.ComponentProps['loaderData'] }) {
  if (version === null) return null
  return (
    <div data-no-print className="flex flex-wrap items-center gap-3">
      {draft ? (
        <>
          <p className="text-[0.9375rem] text-ink-soft">
            {draft.editedBy} <InstantText at={draft.editedAt} />
          </p>
          <LinkButton to={`/office/schemes/${id}/draft`} size="medium" icon="edit">
            草案を開く
          </LinkButton>
        </>
      ) : (
        <PostForm>
          <Button size="medium" icon="edit" causes="公開されている内容は変わりません">
            草案を作って変える
          </Button>
        </PostForm>
      )}
    </div>
  )
}

function Contents({ shown: { scheme } }: { shown: Route.ComponentProps['loaderData'] }) {
  const places: [string, string][] = [
    ['about', '説明'],
    ['rules', '対象'],
    ['parameters', '金額'],
    ...(scheme.entitlement ? [['entitlement', '利用券と料金'] as [string, string]] : []),
    ['form', '申請フォーム'],
    ['documents', '書類'],
    ['workflow', '手続と決裁'],
    ['letters', '通知書'],
    ...(scheme.report ? [['report', '実施報告'] as [string, string]] : []),
    ...(scheme.survey ? [['survey', 'アンケート'] as [string, string]] : []),
    ['examples', '実例'],
    ['facts', '言葉'],
    ['versions', '版'],
  ]
  return (
    <nav aria-label="このページの内容">
      <ul className="flex flex-wrap gap-x-5">
        {places.map(([to, label]) => (
          <li key={to}>
            <a href={`#${to}`} className="link inline-flex min-h-11 items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
