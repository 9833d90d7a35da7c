import type { Answers } from '#language/scheme/form.ts'
import { tokyoDay, tokyoTime } from '#language/values/date.ts'
import type { Dice } from './random.ts'
import type { Offer } from './timetable.ts'

/** What the midwife writes after a use. `charged`: the copayment she received, whole yen. */
export function reportOf(
  use: Pick<Offer, 'type' | 'day' | 'startsAt' | 'endsAt'>,
  told: { loss: boolean; babies: string[]; charged: number; by: string },
  luck: Dice,
): Answers {
  const later = (date: Date, minutes: number) => tokyoTime(new Date(date.getTime() + minutes * 60_000))
  const worried = luck.chance(0.08)
  const epds = luck.chance(0.4)
  const total = worried ? luck.whole(9, 14) : luck.whole(1, 8)
  const upper = luck.whole(98, 128)
  return {
    'done-on': use.day,
    'arrived-at': later(use.startsAt, luck.whole(-4, 9)),
    ...(use.type === 'stay' && { 'left-on': tokyoDay(use.endsAt) }),
    'left-at': later(use.endsAt, luck.whole(-12, 0)),
    'staff-qualifications': luck.chance(0.25) ? ['midwife', 'nurse'] : ['midwife'],
    'staff-name': told.by,
    temperature: luck.whole(361, 371) / 10,
    'blood-pressure-upper': upper,
    'blood-pressure-lower': upper - luck.whole(38, 50),
    uterus: luck.one(['usual', 'usual', 'usual', 'watch', 'not-checked']),
    breasts: luck.one(['usual', 'usual', 'watch', 'usual']),
    sleep: luck.one(['little', 'little', 'good', 'cannot']),
    mood: worried ? luck.one(['anxious', 'low']) : 'calm',
    'epds-done': epds,
    ...(epds && { 'epds-total': total, 'epds-item-10': 0 }),
    ...(!told.loss && {
      'baby-records': told.babies.map(name => ({
        'record-name': name,
        'record-weight': luck.whole(340, 690) * 10,
        'record-feeding': luck.one([
          '母乳 8回',
          '混合 7回（ミルク 80mL）',
          '混合 6回（ミルク 120mL）',
          'ミルク 6回（140mL）',
        ]),
        'record-jaundice': 'usual',
        'record-excretion': '尿 7回、便 3回',
        'record-note': '',
      })),
    }),
    [told.loss ? 'care-given-after-loss' : 'care-given']: luck.one(
      told.loss
        ? [
            ['rest', 'listening'],
            ['listening', 'meals', 'rest'],
          ]
        : [
            ['rest', 'breast-care', 'meals'],
            ['rest', 'feeding-help', 'listening'],
            ['rest', 'guidance', 'meals'],
          ],
    ),
    'care-note': luck.one(told.loss ? quiet : notes),
    advice: luck.one(told.loss ? [''] : advice),
    handover: worried ? 'wanted' : 'none',
    ...(worried && { 'handover-note': '睡眠不足と不安の訴えがあります。次の訪問で様子を聞いてください。' }),
    incident: false,
    collected: told.charged,
  }
}

const notes = [
  '3時間ほどまとまって眠ることができた。昼食後に乳房の手当てを行い、張りは軽くなった。',
  '沐浴の手順を一緒に確かめた。抱き方に自信がついた様子。',
  '授乳の姿勢を見直し、痛みが軽くなった。家での夜の過ごし方を話し合った。',
  '上のお子さんの話をしながらゆっくり食事をとられた。表情は明るい。',
  '体重の増えは良好。ミルクの量は今のままでよいと伝えた。',
]
const quiet = [
  'ゆっくり眠り、食事をとられた。話したいときに話していただくようにした。',
  '体の回復は順調。静かな部屋で過ごされ、夕方にはお茶を飲みながらお話しされた。',
]
const advice = [
  '日中に一度は横になること、家事は人に頼ってよいことを伝えた。',
  '授乳の間隔は3時間を目安に。張るときは冷やして様子を見る。',
  '次回までに気になることがあれば電話で相談してよいと伝えた。',
  '',
]
