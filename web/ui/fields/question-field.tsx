import type { ReactNode } from 'react'
import type { Question } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { Say, useSay } from '../say.tsx'
import { form } from '../words/form.ts'
import { AddressInput } from './address-input.tsx'
import { BankAccountInput, type BankOption } from './bank-account-input.tsx'
import { Checkboxes, type Choice, Radios, Select, YesNo } from './choices.tsx'
import { ConsentInput } from './consent-input.tsx'
import { DateInput } from './date-input.tsx'
import { FileInput, keptFiles } from './file-input.tsx'
import { EmailInput, NumberInput, PhoneInput, Textarea, TextInput } from './inputs.tsx'
import { type FieldProblem, type Kept, keptText, problemOf } from './kept.ts'
import { MembersInput } from './members-input.tsx'
import { NameInput } from './name-input.tsx'

type Asked = Omit<Question, 'fields'> & { fields?: Question['fields'] }

/** What a page knows beyond the question itself. */
export interface QuestionContext {
  kept: Kept
  problems?: readonly FieldProblem[]
  /** Where a file already sent can be looked at. */
  fileHref?: (hash: string) => string
  banks?: BankOption[]
  branches?: BankOption[]
  /** Remarks of the office by posted name, shown in the field's margin. */
  remarks?: Readonly<Record<string, string | undefined>>
  /** Offer to fill in an address from its postal code (`<name>.lookUp`). */
  lookup?: boolean
  /**
   * Whether a question with a condition in `required` has to be answered now; by default it does not. Undefined: it
   * says neither.
   */
  requiredNow?: (question: Asked) => boolean | undefined
  /** Posted names inside members whose question is not put there; see `closedFields`. */
  closed?: readonly string[]
  /** The label and hint in force (`wordings`); by default the question's own. */
  wording?: (question: Asked) => { label: Text; hint?: Text | undefined }
}

const longList = 7

/** Kinds that say what is wrong beside each of their boxes. */
const spread = new Set<Question['kind']>(['name', 'address', 'bank-account', 'members'])

/** Draws any question of a form with what was answered, what is wrong, and the words of the reader's language. */
export function QuestionField({
  question,
  name = question.id,
  ...context
}: QuestionContext & {
  question: Asked
  /** Posted name where it is not the question's id (inside members). */
  name?: string
}) {
  const speak = useSay()
  const { kept, problems = [] } = context
  const problem = spread.has(question.kind)
    ? problems.find(each => each.field === name)
    : problemOf(problems, name)
  const { label, hint } = context.wording?.(question) ?? question
  const value = keptText(kept, name)
  const field = {
    name,
    label: <Say text={label} />,
    required: context.requiredNow ? context.requiredNow(question) : question.required === true,
    hint: say(hint),
    purpose: say(question.purpose),
    error: say(problem?.message),
    remark: context.remarks?.[name],
  }
  const parts = { ...field, kept, problems }
  const own = question.prefill !== undefined
  const choices: Choice[] = (question.options ?? []).map(option => ({
    value: option.id,
    label: <Say text={option.label} />,
    hint: say(option.hint),
  }))
  switch (question.kind) {
    case 'text':
      return (
        <TextInput
          {...field}
          value={value}
          maxLength={question.maxLength}
          width={question.maxLength && question.maxLength <= 20 ? 'medium' : 'full'}
        />
      )
    case 'long-text':
      return (
        <Textarea
          {...field}
          value={value}
          maxLength={question.maxLength}
          hint={field.hint ?? limit(question.maxLength)}
        />
      )
    case 'number':
      return <NumberInput {...field} value={value} unit={say(question.unit)} decimal />
    case 'yes-no':
      return <YesNo {...field} value={value} />
    case 'choice': {
      if (choices.length <= longList) return <Radios {...field} choices={choices} value={value} />
      const options = (question.options ?? []).map(option => ({
        value: option.id,
        label: speak(option.label),
      }))
      return <Select {...field} options={options} value={value} width="wide" />
    }
    case 'choices':
      return <Checkboxes {...field} choices={choices} values={[...(kept[name] ?? [])]} />
    case 'date':
      return <DateInput {...parts} birthday={question.prefill === 'birth-date'} />
    case 'name':
      return <NameInput {...parts} own={own} />
    case 'address':
      return <AddressInput {...parts} own={own} lookup={context.lookup} />
    case 'phone':
      return (
        <PhoneInput
          {...field}
          value={value}
          hint={field.hint ?? <Say text={form.phoneHint} />}
          autoComplete={own ? 'tel' : 'off'}
        />
      )
    case 'email':
      return (
        <EmailInput
          {...field}
          value={value}
          hint={field.hint ?? <Say text={form.emailHint} />}
          autoComplete={own ? 'email' : 'off'}
        />
      )
    case 'bank-account':
      return <BankAccountInput {...parts} banks={context.banks} branches={context.branches} />
    case 'file':
      return (
        <FileInput
          {...field}
          files={keptFiles(kept[name])}
          fileHref={context.fileHref}
          multiple={question.multiple}
        />
      )
    case 'members':
      return (
        <MembersInput
          {...parts}
          draw={prefix =>
            (question.fields ?? [])
              .filter(inner => !context.closed?.includes(`${prefix}.${inner.id}`))
              .map(inner => (
                <QuestionField key={inner.id} {...context} question={inner} name={`${prefix}.${inner.id}`} />
              ))
          }
        />
      )
    case 'consent':
      return (
        <ConsentInput
          {...field}
          text={say(question.consent?.text)}
          version={question.consent?.version ?? ''}
          agreed={value === 'agree'}
        />
      )
  }
}

function say(text: Text | undefined): ReactNode {
  return text ? <Say text={text} /> : undefined
}

function limit(count: number | undefined): ReactNode {
  return count ? <Say text={form.characters} values={{ count }} /> : undefined
}
