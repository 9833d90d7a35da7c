import type { Form, Question } from '#language/scheme/form.ts'
import { Feel, Part, Wording } from '../reading.tsx'
import { kinds } from '../words.ts'

/** The pages of a form in their order; a path through it leaves out what the answers do not open. */
export function FormPart({ id, title, form }: { id: string; title: string; form: Form }) {
  return (
    <Part id={id} title={title}>
      <ol className="flex flex-col gap-6">
        {form.pages.map((page, index) => (
          <li key={page.id} className="break-inside-avoid">
            <h3 className="font-bold">
              <span className="mr-2 text-ink-soft">{index + 1}</span>
              <Wording text={page.title} />
            </h3>
            {page.when !== undefined && (
              <p className="text-[0.9375rem] text-ink-soft">
                <Feel>{page.when}</Feel> のときだけ
              </p>
            )}
            {page.lead && (
              <p className="text-[0.9375rem]">
                <Wording text={page.lead} />
              </p>
            )}
            <ul className="mt-2 divide-y divide-line border-y border-line">
              {page.questions.map(question => (
                <li key={question.id} className="py-3">
                  <Asked question={question} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Part>
  )
}

function Asked({ question }: { question: Omit<Question, 'fields'> & { fields?: Question['fields'] } }) {
  const required =
    question.required === true ? '必須' : question.required === false ? '任意' : '条件により必須'
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-bold">
          <Wording text={question.label} />
        </span>
        <span className="text-[0.875rem] text-ink-soft">
          {kinds[question.kind]}・{required}
          {question.shownTo.length > 0 && '・予約した施設に見せる'}
        </span>
      </p>
      {question.when !== undefined && (
        <p className="text-[0.9375rem] text-ink-soft">
          <Feel>{question.when}</Feel> のときだけ
        </p>
      )}
      {question.hint && (
        <p className="text-[0.9375rem]">
          <Wording text={question.hint} />
        </p>
      )}
      {question.options && (
        <ul className="mt-1 list-disc pl-6 text-[0.9375rem]">
          {question.options.map(option => (
            <li key={option.id}>
              <Wording text={option.label} />
            </li>
          ))}
        </ul>
      )}
      {question.wordings?.map(wording => (
        <p key={wording.when} className="text-[0.9375rem]">
          <span className="text-ink-soft">
            <Feel>{wording.when}</Feel> のときは：
          </span>
          <Wording text={wording.label} />
        </p>
      ))}
      {question.purpose && (
        <p className="text-[0.9375rem] text-ink-soft">
          聞く理由：
          <Wording text={question.purpose} />
        </p>
      )}
      {question.consent && (
        <p className="mt-1 border-l-2 border-line pl-3 text-[0.9375rem]">
          <Wording text={question.consent.text} />
          <span className="text-ink-soft">（版 {question.consent.version}）</span>
        </p>
      )}
      {question.fields && (
        <ul className="mt-2 border-l-2 border-line pl-4">
          {question.fields.map(field => (
            <li key={field.id} className="py-1.5">
              <Asked question={field} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
