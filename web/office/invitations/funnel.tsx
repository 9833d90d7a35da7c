import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { Note, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/campaign.ts'

/** From the households chosen to those granted, and where they stopped. */
export function FunnelView({ shown }: { shown: Route.ComponentProps['loaderData'] }) {
  const { funnel, share } = shown
  const at = (part: string) => `/office/invitations/${shown.id}/households?part=${part}`
  const n = (value: number) => value.toLocaleString('ja-JP')
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-[1.25rem] font-bold">どこまで届いたか</h2>
      <BarChart
        title="世帯数"
        says={`${n(funnel.extracted)}世帯を選び、${n(funnel.invited)}世帯に案内し、${n(funnel.applied)}世帯が申請しました。`}
        heading={['段階', '世帯']}
        unit="世帯"
        bars={[
          { label: '選んだ', value: funnel.extracted },
          { label: '案内した', value: funnel.invited },
          { label: '画面を見た', value: funnel.seen },
          { label: '本人が開いた', value: funnel.opened },
          { label: '書き始めた', value: funnel.begun },
          { label: '申請した', value: funnel.applied, marked: true },
          { label: '認定', value: funnel.granted },
          { label: '支払った', value: shown.paid },
        ]}
      />
      <ul className="list-disc space-y-1 pl-6">
        <li>
          <TextLink to={at('unopened')}>まだ開いていない {n(shown.unopened)}世帯</TextLink>
        </li>
        <li>
          <TextLink to={at('unanswered')}>
            開いて申請していない {n(funnel.opened - funnel.applied)}世帯
          </TextLink>
        </li>
        <li>
          <TextLink to={at('applied')}>申請した {n(funnel.applied)}世帯</TextLink>
          {funnel.refused > 0 && `（うち却下 ${n(funnel.refused)}）`}
        </li>
        {shown.failed > 0 && <li>振込が戻った {n(shown.failed)}世帯（口座を確かめてください）</li>}
        {shown.locked > 0 && (
          <li>
            <TextLink to={at('locked')}>確認の答えが続けて合わず止まっている {n(shown.locked)}世帯</TextLink>
          </li>
        )}
      </ul>
      <Note>
        オンラインの割合：
        {share.percent ? `${n(share.online)} / ${n(share.all)}件 = ${share.percent}` : 'まだ申請がありません'}
        （この案内を始めてから、紙・電話を含めたこの制度の申請のうち）
      </Note>
    </section>
  )
}
