import type { Transaction } from 'kysely'
import type { DB } from '#platform/db.ts'
import { facilityId, mannaka, minami } from './constants.ts'

interface Persona {
  /** Absent: works here, but cannot be become. */
  persona?: string
  role: string
  kind: 'resident' | 'staff' | 'facility'
  municipality?: number
  facility?: string
  name: string
  kana: string
  email: string
  section?: string
  rank?: string
  language?: string
  phone?: string
}

/** Who can be become with one click, in the order they are offered. */
export const personas: Persona[] = [
  {
    persona: 'misaki',
    role: '出産したばかりの母親',
    kind: 'resident',
    municipality: mannaka,
    name: '佐藤 美咲',
    kana: 'サトウ ミサキ',
    email: 'misaki@example.jp',
    phone: '090-0000-2101',
  },
  {
    persona: 'naomi',
    role: 'これから申請する母親',
    kind: 'resident',
    municipality: mannaka,
    name: '川村 直美',
    kana: 'カワムラ ナオミ',
    email: 'naomi@example.jp',
    phone: '090-0000-2107',
  },
  {
    persona: 'ayaka',
    role: '双子の母親',
    kind: 'resident',
    municipality: mannaka,
    name: '髙橋 彩香',
    kana: 'タカハシ アヤカ',
    email: 'ayaka@example.jp',
    phone: '090-0000-2102',
  },
  {
    persona: 'yuko',
    role: '赤ちゃんを亡くした母親',
    kind: 'resident',
    municipality: mannaka,
    name: '小林 優子',
    kana: 'コバヤシ ユウコ',
    email: 'yuko@example.jp',
    phone: '090-0000-2103',
  },
  {
    persona: 'mei',
    role: '住所を知られたくない母親',
    kind: 'resident',
    municipality: mannaka,
    name: '田中 芽衣',
    kana: 'タナカ メイ',
    email: 'mei@example.jp',
    phone: '090-0000-2104',
  },
  {
    persona: 'linh',
    role: '日本語を勉強中の母親',
    kind: 'resident',
    municipality: mannaka,
    name: 'NGUYEN THI LINH',
    kana: 'グエン ティ リン',
    email: 'linh@example.jp',
    phone: '090-0000-2105',
    language: 'ja-easy',
  },
  {
    persona: 'haruka',
    role: 'みなみ町の母親',
    kind: 'resident',
    municipality: minami,
    name: '南野 遥',
    kana: 'ミナミノ ハルカ',
    email: 'haruka@example.jp',
    phone: '090-0000-2106',
  },
  {
    persona: 'tanto',
    role: '担当',
    kind: 'staff',
    municipality: mannaka,
    name: '山田 花子',
    kana: 'ヤマダ ハナコ',
    email: 'yamada@city.mannaka.example.jp',
    section: 'こども家庭課',
    rank: 'staff',
  },
  {
    persona: 'kakaricho',
    role: '係長',
    kind: 'staff',
    municipality: mannaka,
    name: '鈴木 一郎',
    kana: 'スズキ イチロウ',
    email: 'suzuki@city.mannaka.example.jp',
    section: 'こども家庭課',
    rank: 'subsection-chief',
  },
  {
    persona: 'kacho',
    role: '課長',
    kind: 'staff',
    municipality: mannaka,
    name: '伊藤 恵',
    kana: 'イトウ メグミ',
    email: 'ito@city.mannaka.example.jp',
    section: 'こども家庭課',
    rank: 'section-chief',
  },
  {
    persona: 'bucho',
    role: '部長',
    kind: 'staff',
    municipality: mannaka,
    name: '渡辺 誠',
    kana: 'ワタナベ マコト',
    email: 'watanabe@city.mannaka.example.jp',
    section: 'こども未来部',
    rank: 'division-chief',
  },
  {
    persona: 'minami-tanto',
    role: '担当',
    kind: 'staff',
    municipality: minami,
    name: '中村 直子',
    kana: 'ナカムラ ナオコ',
    email: 'nakamura@town.minami.example.jp',
    section: '健康こども課',
    rank: 'staff',
  },
  {
    persona: 'minami-kakaricho',
    role: '係長',
    kind: 'staff',
    municipality: minami,
    name: '加藤 隆',
    kana: 'カトウ タカシ',
    email: 'kato@town.minami.example.jp',
    section: '健康こども課',
    rank: 'subsection-chief',
  },
  {
    persona: 'minami-kacho',
    role: '課長',
    kind: 'staff',
    municipality: minami,
    name: '吉田 明美',
    kana: 'ヨシダ アケミ',
    email: 'yoshida@town.minami.example.jp',
    section: '健康こども課',
    rank: 'section-chief',
  },
  {
    persona: 'hidamari',
    role: 'ひだまり助産院の助産師',
    kind: 'facility',
    facility: facilityId(1),
    name: '松本 さゆり',
    kana: 'マツモト サユリ',
    email: 'matsumoto@example.jp',
  },
  {
    persona: 'chuo',
    role: '中央病院の看護師',
    kind: 'facility',
    facility: facilityId(2),
    name: '井上 真理',
    kana: 'イノウエ マリ',
    email: 'inoue@example.jp',
  },
  {
    persona: 'komorebi',
    role: 'こもれび産後ハウスの助産師',
    kind: 'facility',
    facility: facilityId(3),
    name: '木村 結衣',
    kana: 'キムラ ユイ',
    email: 'kimura@example.jp',
  },
  {
    role: '訪問助産 つむぎの助産師',
    kind: 'facility',
    facility: facilityId(4),
    name: '林 あかね',
    kana: 'ハヤシ アカネ',
    email: 'hayashi@example.jp',
  },
  {
    role: 'みなみ町母子センターの助産師',
    kind: 'facility',
    facility: facilityId(5),
    name: '清野 文',
    kana: 'セイノ フミ',
    email: 'seino@example.jp',
  },
]

/** After the register: a resident is the same person as the line of the register with the same name and reading. */
export async function loadPeople(db: Transaction<DB>): Promise<void> {
  const register = await db
    .selectFrom('residents')
    .select(['municipality_id', 'id', 'name', 'kana'])
    .execute()
  const residentOf = (p: Persona) =>
    register.find(r => r.municipality_id === p.municipality && r.name === p.name && r.kana === p.kana)?.id
  await db
    .insertInto('accounts')
    .values(
      personas.map((p, order) => ({
        kind: p.kind,
        municipality_id: p.municipality ?? null,
        facility_id: p.facility ?? null,
        administrator: p.kind === 'facility',
        email: p.email,
        name: p.name,
        kana: p.kana,
        section: p.section ?? null,
        rank: p.rank ?? null,
        language: p.language ?? 'ja',
        phone: p.phone ?? null,
        resident_id: p.kind === 'resident' ? (residentOf(p) ?? null) : null,
        persona: p.persona ?? null,
        persona_role: p.persona ? p.role : null,
        persona_order: p.persona ? order : null,
        created_at: new Date('2026-04-01T00:00:00Z'),
      })),
    )
    .execute()
}
