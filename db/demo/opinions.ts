import type { Answers } from '#language/scheme/form.ts'
import { answerSurvey } from '#modules/surveys/write.ts'
import { momentOfApplying } from './applying.ts'
import type { Dice } from './random.ts'
import { asResident, type Theatre } from './theatre.ts'
import type { Using } from './using.ts'

/** Answers the survey of one use on a day, in the evening as most do. */
export function answerSurveyOf(theatre: Theatre, using: Using, reservationId: string, day: string): void {
  const { mother } = using
  const at = momentOfApplying(day, mother.luck)
  theatre.agenda.at(at, [mother.household], async () => {
    await theatre.as(asResident(mother), at, ctx =>
      answerSurvey(ctx, { reservationId, answers: opinionOf(mother.luck, using.loss) }),
    )
  })
}

function opinionOf(luck: Dice, loss: boolean): Answers {
  const good = () => luck.one(['p5', 'p5', 'p4', 'p4', 'p4', 'p3', 'p2'])
  const words = luck.chance(0.35) ? luck.one(loss ? quiet : remarks) : ''
  return {
    satisfied: luck.one(['p5', 'p5', 'p5', 'p4', 'p4', 'p3']),
    rested: good(),
    calmer: good(),
    heard: luck.one(['p5', 'p5', 'p4', 'p4']),
    answered: good(),
    'apply-easy': luck.one(['p5', 'p4', 'p4', 'p3']),
    'book-easy': luck.one(['p5', 'p4', 'p3', 'p3', 'p2']),
    'charge-fair': good(),
    again: luck.one(['p5', 'p5', 'p4']),
    words,
  }
}

const remarks = [
  '久しぶりにまとまって眠れました。ありがとうございました。',
  '夜に申し込めたのがよかったです。',
  '希望の曜日が埋まっていて、2週間先の予約になりました。',
  '授乳の姿勢を見てもらえて、痛みがなくなりました。',
  'お昼ごはんがおいしくて、それだけで元気が出ました。',
  '上の子も一緒に行けて助かりました。',
]
const quiet = ['静かに話を聞いてもらえました。', '何も聞かずに休ませてもらえたことがありがたかったです。']
