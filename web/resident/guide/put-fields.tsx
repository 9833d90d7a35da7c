import type { Put } from '#language/rules/guide-answer.ts'
import { formatDate } from '#language/values/date.ts'
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
  if (put.kind === 'whole') {
    const { question } = put
    // Everything can be passed over, so neither "required" nor "optional" would be true.
    return <QuestionField question={question} kept={kept} problems={problems} />
  }
  return (
    <div className="flex flex-col gap-8">
      <Note>
        <Say text={guide.eachOf} />
      </Note>
      {put.rows.map(({ index, title, questions }) => (
        <section
          key={index}
          aria-labelledby={`row-${index}`}
          className="flex flex-col gap-6 border-t-2 border-line pt-4"
        >
          <h2 id={`row-${index}`} className="font-bold">
            <Say text={guide.bornOn} values={{ day: formatDate(title, language, 'era') }} />
          </h2>
          {questions.map(question => (
            <QuestionField key={question.id} question={question} kept={kept} problems={problems} />
          ))}
        </section>
      ))}
    </div>
  )
}
