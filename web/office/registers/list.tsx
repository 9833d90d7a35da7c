import { fiscalYearName } from '#language/values/date.ts'
import { mayAppointKeepers } from '#modules/registers/access.ts'
import { isKeeper } from '#modules/registers/keepers/read.ts'
import { layouts } from '#modules/registers/layout/rules.ts'
import { importsOf } from '#modules/registers/read.ts'
import { registers } from '#modules/registers/schema.ts'
import { type PageArgs, page, serverRequest } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'
import { extentNames, stateNames } from './words.ts'

export const loader = page(async (ctx, { context }: PageArgs) => {
  const imports = (await importsOf(ctx)).map(each => ({
    id: each.id,
    register: each.register,
    label: layouts[each.register].label,
    state: each.state,
    extent: each.extent,
    year: each.year === null ? null : fiscalYearName(each.year),
    extractedOn: each.extractedOn,
    fileName: each.fileName,
    rows: each.rows,
    added: each.added,
    changed: each.changed,
    gone: each.gone,
    by: each.uploaderName,
    at: each.uploadedAt.toISOString(),
  }))
  return {
    imports,
    keeper: await isKeeper(ctx),
    appoints: mayAppointKeepers(ctx.actor),
    demo: context.get(serverRequest).demo,
    registers: registers.map(id => {
      const latest = imports.find(each => each.register === id && each.state === 'applied')
      return { id, ...layouts[id], fields: undefined, latest: latest ?? null }
    }),
  }
})
type Shown = Route.ComponentProps['loaderData']
type Row = Shown['imports'][number]

export const meta = () => [{ title: '台帳の取込み' }]

export default function Registers({ loaderData: shown }: Route.ComponentProps) {
  return (
    <Stack>
      <OfficeHead
        title="台帳の取込み"
        actions={
          shown.keeper && (
            <LinkButton to="/office/registers/new" icon="plus" size="medium">
              取り込む
            </LinkButton>
          )
        }
      >
        <Note>
          住民・税・学齢簿・受給者の抽出を、宛名番号で取り込みます。全部の行を確かめてから、まとめて反映します。
        </Note>
      </OfficeHead>
      <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {shown.registers.map(register => (
          <li key={register.id} className="border-t-2 border-line-strong pt-3">
            <Heading level={2} size={3}>
              {register.label}
            </Heading>
            <p className="text-[0.9375rem] text-ink-soft">{register.about}</p>
            <p className="mt-2">
              {register.latest ? (
                <>
                  <DateText day={register.latest.extractedOn} style="western" />
                  の抽出　{(register.latest.rows ?? 0).toLocaleString('ja-JP')}件
                  {register.latest.year && `（${register.latest.year}）`}
                </>
              ) : (
                'まだ取り込んでいません'
              )}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5">
              {shown.keeper && (
                <TextLink to={`/office/registers/new?register=${register.id}`}>取り込む</TextLink>
              )}
              {shown.demo && shown.keeper && (
                <>
                  <TextLink to={`/office/registers/samples/${register.id}`} reload>
                    試すための見本
                  </TextLink>
                  <TextLink to={`/office/registers/samples/${register.id}?with=mistakes`} reload>
                    誤りのある見本
                  </TextLink>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="history">
        <Heading level={2} id="history">
          履歴
        </Heading>
        <DataTable
          caption="取込みの履歴"
          columns={columns}
          rows={shown.imports}
          rowKey={row => row.id}
          rowHref={row => `/office/registers/${row.id}`}
          rowTone={row => (row.state === 'refused' || row.state === 'failed' ? 'late' : undefined)}
          empty={
            <Empty title="取込みの記録はありません">
              {shown.keeper
                ? '基幹システムから抽出したCSVを用意して、上の「取り込む」から始めます。'
                : '取込みの担当者が台帳を取り込むと、ここに並びます。'}
            </Empty>
          }
        />
      </section>
      {shown.appoints && (
        <p>
          <TextLink to="/office/registers/keepers">取込みの担当者を決める</TextLink>
        </p>
      )}
    </Stack>
  )
}

const tones = {
  uploaded: 'waiting',
  checking: 'active',
  refused: 'bad',
  ready: 'waiting',
  applying: 'active',
  applied: 'good',
  cancelled: 'neutral',
  failed: 'bad',
} as const

const figure = (value: number | null) => (value === null ? '' : value.toLocaleString('ja-JP'))

const columns: Column<Row>[] = [
  {
    id: 'register',
    label: '台帳',
    cell: row =>
      `${row.label}${row.year ? ` ${row.year}` : ''}${row.extent === 'changes' ? `（${extentNames.changes}）` : ''}`,
  },
  {
    id: 'state',
    label: '状態',
    tight: true,
    cell: row => <StatusBadge status={tones[row.state]}>{stateNames[row.state]}</StatusBadge>,
  },
  { id: 'on', label: '抽出日', tight: true, cell: row => <DateText day={row.extractedOn} style="western" /> },
  { id: 'rows', label: '件数', end: true, tight: true, cell: row => figure(row.rows) },
  { id: 'added', label: '新規', end: true, tight: true, cell: row => figure(row.added) },
  { id: 'changed', label: '変更', end: true, tight: true, cell: row => figure(row.changed) },
  { id: 'gone', label: '消えた', end: true, tight: true, cell: row => figure(row.gone) },
  { id: 'by', label: '送った人', tight: true, cell: row => row.by },
  { id: 'at', label: '送った日時', tight: true, cell: row => <InstantText at={row.at} style="western" /> },
]
