import type { ReactNode } from 'react'
import { Card, LinkCard } from '../card.tsx'
import { BarChart } from '../charts/bar-chart.tsx'
import { LineChart } from '../charts/line-chart.tsx'
import { Coupon } from '../coupon.tsx'
import { DateText, InstantText, RelativeTime } from '../dates.tsx'
import { DescriptionList } from '../description-list.tsx'
import { Disclosure } from '../disclosure.tsx'
import { Empty } from '../empty.tsx'
import { MapSvg } from '../map-svg.tsx'
import { Meter } from '../meter.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Figure, Money } from '../numbers.tsx'
import { ProgressSteps } from '../progress-steps.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { Tabs } from '../tabs.tsx'
import { Heading, Lead, Stack } from '../text.tsx'
import { Timeline } from '../timeline.tsx'
import { places } from './samples.ts'

const now = '2026-11-22T03:00:00Z'

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-8">
      <Heading>{title}</Heading>
      {children}
    </section>
  )
}

export function Showing() {
  return (
    <Stack gap="large">
      <Group title="お知らせ">
        <NotificationBanner tone="success" title="申請を受け付けました">
          <p>受付番号は R8-0231 です。結果は12月4日（金）までにメールでお知らせします。</p>
        </NotificationBanner>
        <NotificationBanner tone="info" title="年末年始は12月29日から1月3日まで休みです" />
        <NotificationBanner tone="warning" title="利用券の期限が近づいています">
          <p>12月20日まで使えます。あと2回分あります。</p>
        </NotificationBanner>
        <NotificationBanner tone="error" title="この日は予約できません">
          <p>ほかの方が先に予約しました。次に空いているのは11月26日（木）です。</p>
        </NotificationBanner>
      </Group>
      <Group title="状態">
        <p className="flex flex-wrap gap-3">
          <StatusBadge>下書き</StatusBadge>
          <StatusBadge status="active">審査中</StatusBadge>
          <StatusBadge status="waiting">補正待ち</StatusBadge>
          <StatusBadge status="good">承認</StatusBadge>
          <StatusBadge status="bad">不承認</StatusBadge>
          <StatusBadge status="late">3日超過</StatusBadge>
        </p>
        <div className="max-w-128">
          <ProgressSteps page={3} pages={7} title="お子さんのこと" />
        </div>
        <Tabs
          label="申請の状態"
          tabs={[
            { to: '?', label: '未処理', count: 12, current: true },
            { to: '?tab=waiting', label: '補正待ち', count: 3 },
            { to: '?tab=done', label: '完了' },
          ]}
        />
      </Group>
      <Group title="利用券">
        <div className="grid gap-6 lg:grid-cols-2">
          <Coupon
            name="宿泊型"
            owner="山田 花子"
            balance={4}
            of={7}
            unit="泊"
            valid={
              <>
                有効期限 <DateText day="2027-03-31" style="western" />
              </>
            }
            qr={<Squares />}
            code="MN-4821-0937"
          />
          <Coupon
            name="日帰り型"
            owner="山田 花子"
            balance={0}
            of={3}
            unit="回"
            valid="使い終わりました"
            spent
          />
        </div>
        <LinkCard
          to="#correct"
          over="11月20日"
          status={<StatusBadge status="waiting">あなたの番です</StatusBadge>}
          title="申請内容の確認をお願いします"
          about="電話番号について、市役所から1件の質問があります。"
        />
        <Card>
          <Lead>このサービスは、出産後1年までの方が使えます。</Lead>
        </Card>
      </Group>
      <Group title="経過と内容">
        <div className="grid gap-10 lg:grid-cols-2">
          <Timeline
            label="申請の経過"
            entries={[
              {
                id: '1',
                title: '申請を送りました',
                at: <RelativeTime at="2026-11-19T01:20:00Z" now={now} />,
              },
              {
                id: '2',
                title: '自動の確認が終わりました',
                at: <RelativeTime at="2026-11-19T01:21:00Z" now={now} />,
                by: '市役所',
              },
              {
                id: '3',
                title: '担当者が確認しています',
                state: 'now',
                body: '12月4日（金）までに結果をお知らせします。',
              },
              { id: '4', title: '利用券が届きます', state: 'ahead' },
            ]}
          />
          <DescriptionList
            items={[
              {
                term: '氏名',
                detail: '山田 花子（ヤマダ ハナコ）',
                change: { to: '#name', label: '変更する' },
              },
              { term: '出産日', detail: <DateText day="2026-10-01" /> },
              { term: '受付', detail: <InstantText at="2026-11-19T01:20:00Z" />, change: undefined },
              { term: '自己負担', detail: <Money yen={6000} /> },
            ]}
          />
        </div>
        <Disclosure summary="自己負担が安くなるのはどんなときですか">
          住民税が非課税の世帯と、生活保護を受けている世帯です。
        </Disclosure>
      </Group>
      <Group title="数字">
        <div className="grid gap-8 sm:grid-cols-3">
          <Figure label="受付から決定まで（中央値）" value="3.5" unit="日" trend="先月より1.2日短い" />
          <Figure label="今月の申請" value="48" unit="件" trend="先月より6件多い" />
          <Figure label="支払い" value={<Money yen={1_284_000} />} />
        </div>
        <div className="max-w-112">
          <Meter label="今年度の予算" value={3_420_000} most={8_000_000} unit="円" />
        </div>
        <div className="grid gap-10 lg:grid-cols-2">
          <BarChart
            title="施設ごとの利用"
            says="まんなか助産院が半分を占めています。"
            unit="回"
            heading={['施設', '利用']}
            bars={[
              { label: 'まんなか助産院', value: 42 },
              { label: 'みどり産院', value: 23, marked: false },
              { label: 'ひだまりの家', value: 11, marked: false },
            ]}
          />
          <LineChart
            title="申請の数"
            heading="月"
            unit="件"
            points={['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月']}
            lines={[
              { label: '今年度', values: [21, 26, 24, 31, 35, 33, 42, 48] },
              { label: '昨年度', values: [18, 19, 25, 22, 27, null, 28, 30] },
            ]}
          />
        </div>
      </Group>
      <Group title="地図">
        <MapSvg
          places={places}
          here={{ latitude: 35.705, longitude: 139.425 }}
          shapes={[
            {
              kind: 'river',
              points: [
                [35.67, 139.38],
                [35.695, 139.415],
                [35.7, 139.44],
                [35.715, 139.48],
              ],
            },
            {
              kind: 'railway',
              points: [
                [35.74, 139.38],
                [35.715, 139.425],
                [35.7, 139.48],
              ],
            },
          ]}
        />
      </Group>
      <Group title="何もないとき">
        <Empty
          title="今日の予約はありません"
          icon="calendar"
          action={
            <a href="#slots" className="link">
              予約枠を公開する
            </a>
          }
        >
          予約が入ると、来る人と準備することがここに並びます。
        </Empty>
      </Group>
    </Stack>
  )
}

function Squares() {
  return (
    <svg viewBox="0 0 9 9" role="img" aria-label="利用券の読み取りコード">
      <path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 4h1v1H4zM6 5h1v2H6zM4 7h1v2H4zM8 4h1v1H8zM7 8h2v1H7z" />
    </svg>
  )
}
