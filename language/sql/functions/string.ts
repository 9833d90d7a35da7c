import { nothing, ofType } from '../compiled.ts'
import { negation } from '../logic.ts'
import { choose } from '../text.ts'
import { type Called, type Calls, plain } from './called.ts'

const certain = { certain: true }

/** DMN 1.3 §10.3.4.3; patterns and changes of case differ between the engines and stay out. */
export const stringCalls: Calls = {
  not: ({ given, span }: Called) =>
    given[0] ? negation(ofType(given[0], 'boolean', span)) : nothing('boolean'),
  'string length': plain(['string'], 'number', ([text]) => `length(${text})::numeric`, certain),
  contains: plain(['string'], 'boolean', ([text, part]) => `(strpos(${text}, ${part}) > 0)`, certain),
  'starts with': plain(['string'], 'boolean', ([text, part]) => `starts_with(${text}, ${part})`, certain),
  'ends with': plain(
    ['string'],
    'boolean',
    ([text, part]) => `(right(${text}, length(${part})) = ${part})`,
    certain,
  ),
  'substring before': plain(
    ['string'],
    'string',
    ([text, part]) => `left(${text}, greatest(strpos(${text}, ${part}) - 1, 0))`,
    certain,
  ),
  'substring after': plain(
    ['string'],
    'string',
    ([text, part]) =>
      choose(
        [[`strpos(${text}, ${part}) > 0`, `substr(${text}, strpos(${text}, ${part}) + length(${part}))`]],
        `''`,
      ),
    certain,
  ),
  substring: plain(['string', 'number'], 'string', ([text, start, length], called) => {
    const { block } = called.env
    const from = block.column(choose([[`${start} > 0`, `${start}`]], `length(${text}) + ${start} + 1`))
    const fits = `${start} = trunc(${start}) and ${start} <> 0 and ${from} between 1 and length(${text})`
    if (length === undefined) return choose([[fits, `substr(${text}, ${from}::int)`]])
    const most = `least(trunc(${length}), 1000000)::int`
    return choose([[`${fits} and ${length} >= 1`, `substr(${text}, ${from}::int, ${most})`]])
  }),
}
