import { questionsOf } from '#language/form/facts.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays } from '#language/values/date.ts'
import type { Mother } from './mothers.ts'
import type { Dice } from './random.ts'

export type Situation = 'birth' | 'pregnant' | 'loss'

/** What a mother writes into the form: believable, and different from one to the next. */
export function answersOf(
  mother: Mother,
  told: { situation: Situation; base: string; on: Date; reduction?: Mother['reduction'] },
  luck: Dice,
): Answers {
  const { situation, base } = told
  const reduction = told.reduction ?? mother.reduction
  const consent = { version: '2026-04-01', agreedAt: told.on.toISOString() }
  const count = Math.max(1, mother.babies.length)
  return {
    situation,
    ...(situation === 'pregnant' && { 'due-date': base, 'baby-count': count }),
    ...(situation === 'birth' && {
      'birth-date': base,
      'baby-count': count,
      babies: Array.from({ length: count }, (_, n) => ({
        'baby-name': mother.babies[n]?.name.split(' ').at(-1) ?? '',
        'birth-weight': luck.whole(count > 1 ? 210 : 262, count > 1 ? 268 : 358) * 10,
        'gestation-weeks': luck.whole(count > 1 ? 35 : 37, count > 1 ? 37 : 41),
        'baby-doctor': '',
      })),
      feeding: luck.one(['breast', 'mixed', 'mixed', 'formula']),
    }),
    ...(situation === 'loss' && { 'loss-date': base }),
    ...(situation !== 'pregnant' && {
      hospitalised: true,
      'discharge-date': addDays(base, situation === 'loss' ? luck.whole(1, 3) : luck.whole(4, 7)),
      'previous-use': false,
    }),
    birthplace: luck.one(['中央病院', 'みどり産婦人科', '県立医療センター', 'ひだまり助産院']),
    name: mother.name,
    'own-birth-date': mother.ownBirthDate,
    address: mother.address,
    'staying-elsewhere': false,
    'contact-ways': luck.one([['email'], ['email', 'phone'], ['phone', 'message', 'email']]),
    'contact-times': [luck.one(['morning', 'afternoon', 'any-time'])],
    phone: mother.phone,
    email: mother.email,
    'wished-types': luck.one([
      ['day'],
      ['stay', 'day'],
      ['visit'],
      ['day', 'short'],
      ['stay'],
      ['undecided'],
    ]),
    [situation === 'loss' ? 'troubles-after-loss' : 'troubles']: luck.one(
      situation === 'loss' ? [['sleep', 'talk'], ['mood'], ['talk']] : troubles,
    ),
    household: mother.partner
      ? [{ 'member-name': mother.partner, 'member-relation': 'partner', 'member-birth-date': '' }]
      : '',
    supporters: mother.partner
      ? luck.one([['partner'], ['partner', 'parents']])
      : luck.one([['parents'], ['nobody']]),
    treatment: false,
    infection: false,
    medicine: luck.chance(0.12),
    'medicine-text': '鉄剤',
    allergy: luck.chance(0.1),
    'allergy-text': luck.one(['そば', '卵', 'えび・かに']),
    'emergency-name': mother.partner ?? `${mother.name.family} 和子`,
    'emergency-relation': mother.partner ? '夫' : '母',
    'emergency-phone': `090-0000-${luck.whole(6000, 8999)}`,
    reduction,
    ...(reduction !== 'none' && { 'proof-way': 'record-check', 'consent-tax': consent }),
    'consent-booking': consent,
    'consent-register': consent,
    'consent-facility': consent,
    'consent-report': consent,
    'consent-services': consent,
    'consent-contact': consent,
    'consent-rules': consent,
  }
}

const troubles = [
  ['tired', 'sleep'],
  ['sleep'],
  ['tired', 'care'],
  ['mood', 'sleep'],
  ['support', 'tired'],
  ['breasts'],
  ['siblings', 'tired'],
  ['care'],
  ['none'],
]

/** Everything else was seen and left blank: the way through the form is complete. */
export function complete({ form }: Scheme, answers: Answers): Answers {
  const blanks = questionsOf(form).map(({ id }): [string, ''] => [id, ''])
  return { ...Object.fromEntries(blanks), ...answers }
}
