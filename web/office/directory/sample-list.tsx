import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Select } from '../../ui/fields/choices.tsx'
import { NumberInput, TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Heading, Note } from '../../ui/text.tsx'

interface SampleRow {
  id: string
  scheme: string
  seed: string
  size: number
  population: number
  drawnBy: string | null
  drawnAt: string
  agreement: { judged: number; agree: number; rate: number | null; wrongAtMost: number | null }
}

export const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** 点検: samples of those not eligible, and drawing another one. */
export function SampleList({
  run,
  samples,
  schemes,
}: {
  run: string
  samples: SampleRow[]
  schemes: { id: string; name: string; notEligible: number }[]
}) {
  const name = (id: string) => schemes.find(each => each.id === id)?.name ?? id
  return (
    <section id="samples" className="flex flex-col gap-4">
      <Heading level={2} size={3}>
        「対象外」の点検
      </Heading>
      <Note>
        漏れがないかを確かめるため、「対象外」の世帯から無作為に選び、人が見ます。同じ種（シード）なら、誰が選んでも同じ世帯になります。
      </Note>
      <PostForm action={`/office/directory/runs/${run}/samples`} className="flex flex-wrap items-end gap-4">
        <Select
          name="scheme"
          label="制度"
          empty={false}
          options={schemes.map(each => ({
            value: each.id,
            label: `${each.name}（${each.notEligible.toLocaleString('ja-JP')}世帯）`,
          }))}
        />
        <NumberInput name="size" label="世帯数" value="30" width="short" />
        <TextInput name="seed" label="種（シード）" value="1" width="short" />
        <Button size="medium" look="secondary">
          選ぶ
        </Button>
      </PostForm>
      {samples.length > 0 && (
        <DataTable
          caption="点検"
          rows={samples}
          rowKey={row => row.id}
          rowHref={row => `/office/directory/samples/${row.id}`}
          columns={[
            { id: 'scheme', label: '制度', cell: row => name(row.scheme) },
            {
              id: 'size',
              label: '選んだ世帯',
              end: true,
              cell: row =>
                `${Math.min(row.size, row.population)} / ${row.population.toLocaleString('ja-JP')}`,
            },
            { id: 'seed', label: '種', cell: row => row.seed },
            {
              id: 'judged',
              label: '見た世帯',
              end: true,
              cell: row => `${row.agreement.judged} / ${Math.min(row.size, row.population)}`,
            },
            {
              id: 'rate',
              label: '判定と一致',
              cell: row => (row.agreement.rate === null ? '—' : percent(row.agreement.rate)),
            },
            {
              id: 'drawn',
              label: '選んだ人',
              cell: row => (
                <>
                  {row.drawnBy}
                  <span className="block text-[0.8125rem] text-ink-soft">
                    <InstantText at={row.drawnAt} />
                  </span>
                </>
              ),
            },
          ]}
          empty={null}
        />
      )}
    </section>
  )
}
