import { formatAnswer } from '#language/form/format.ts'
import type { Put, PutRow } from '#language/rules/guide-answer.ts'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { Say } from '../../ui/say.tsx'
import { Note } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { guide } from './words.ts'

/** The boxes of a guide's question: the question itself, or what matters of each of the people named. */
export function PutFields({
  put,
  kept,
  problems,
}: {
  put: Put
  kept: Kept
  problems: readonly FieldProblem[]
}) {
  const language = useLanguage()
  const nameOf = (index: number, first: PutRow['first']): Parameters<typeof Say>[0] => {
    const said = first ? formatAnswer(first.question, first.value, language) : ''
    return first?.question.kind === 'date'
      ? { text: guide.bornOn, values: { day: said } }
      : { text: guide.nth, values: { n: index + 1, what: said } }
  }
  if (put.kind === 'whole') {
    const { question } = put
    return <QuestionField question={question} kept={kept} problems={problems} requiredNow={neither} />
  }
  return (
    <div className="flex flex-col gap-8">
      <Note>
        <Say text={guide.eachOf} />
      </Note>
      {put.rows.map(({ index, first, questions }) => (
        <section
          key={index}
          aria-labelledby={`row-${index}`}
          className="flex flex-col gap-6 border-t-2 border-line pt-4"
        >
          <h2 id={`row-${index}`} className="font-bold">
            <Say {...nameOf(index, first)} />
          </h2>
          {questions.map(question => (
            <QuestionField
              key={question.id}
              question={question}
              kept={kept}
              problems={problems}
              requiredNow={neither}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

/** Everything can be passed over: neither "required" nor "optional" would be true. */
const neither = () => undefined
