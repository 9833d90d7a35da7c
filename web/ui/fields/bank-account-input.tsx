import { accountTypes } from '#language/values/bank.ts'
import { Say, useSay } from '../say.tsx'
import { form } from '../words/form.ts'
import { ChoiceRow, SelectBox } from './choices.tsx'
import { boxId, FieldGroup, type FieldProps } from './field.tsx'
import { keptText } from './kept.ts'
import { Part, type PartsProps } from './parts.tsx'

/** A bank or branch to suggest. */
export interface BankOption {
  code: string
  name: string
}

/**
 * An account: `.kind` (bank | yucho) · `.bankCode`, `.branchCode`, `.type`, `.number` · for ゆうちょ
 * `.symbol`, `.yuchoNumber` as in the passbook · `.holderKana`. The part that does not apply is hidden by style alone.
 */
export function BankAccountInput({
  kept,
  problems,
  banks,
  branches,
  ...field
}: FieldProps &
  PartsProps & {
    banks?: BankOption[]
    branches?: BankOption[]
  }) {
  const speak = useSay()
  const { name } = field
  const text = (part: string) => keptText(kept, `${name}.${part}`)
  const yucho = text('kind')
    ? text('kind') === 'yucho'
    : Boolean(text('symbol') || text('bankCode') === '9900')
  // "Fill this in" points to the bank; with ゆうちょ chosen that box is hidden.
  const shown = yucho
    ? problems?.map(each => (each.field === `${name}.bankCode` ? { ...each, field: `${name}.symbol` } : each))
    : problems
  const shared = { kept, problems: shown, showProblem: true }
  const types = Object.entries(accountTypes).map(([value, type]) => ({ value, label: speak(type.label) }))
  return (
    <FieldGroup {...field} anchor>
      <div className="bank-parts flex max-w-128 flex-col gap-4">
        <div className="flex flex-col gap-1">
          <ChoiceRow
            type="radio"
            name={`${name}.kind`}
            choice={{ value: 'bank', label: <Say text={form.otherBank} /> }}
            chosen={!yucho}
            first
          />
          <ChoiceRow
            type="radio"
            name={`${name}.kind`}
            choice={{ value: 'yucho', label: <Say text={form.yucho} />, hint: <Say text={form.yuchoHint} /> }}
            chosen={yucho}
            first={false}
          />
        </div>
        <div data-part="bank" className="flex flex-col gap-4">
          <Part
            {...shared}
            name={`${name}.bankCode`}
            label={form.bank}
            hint={banks ? form.bankSearch : form.bankHint}
            list={banks && `${boxId(name)}-banks`}
          />
          <Part
            {...shared}
            name={`${name}.branchCode`}
            label={form.branch}
            hint={branches ? form.branchSearch : form.branchHint}
            list={branches && `${boxId(name)}-branches`}
          />
          <div className="flex flex-col gap-1">
            <label htmlFor={boxId(`${name}.type`)}>
              <Say text={form.accountType} />
            </label>
            <SelectBox
              name={`${name}.type`}
              options={types}
              value={text('type') || 'ordinary'}
              empty={false}
            />
          </div>
          <Part
            {...shared}
            name={`${name}.number`}
            label={form.accountNumber}
            hint={form.accountNumberHint}
            width="medium"
            inputMode="numeric"
            maxLength={10}
          />
        </div>
        <div data-part="yucho" className="flex flex-wrap gap-4">
          <Part
            {...shared}
            name={`${name}.symbol`}
            label={form.symbol}
            width="short"
            inputMode="numeric"
            maxLength={8}
          />
          <Part
            {...shared}
            name={`${name}.yuchoNumber`}
            label={form.yuchoNumber}
            width="medium"
            inputMode="numeric"
            maxLength={10}
          />
        </div>
        <Part {...shared} name={`${name}.holderKana`} label={form.holder} hint={form.holderHint} />
      </div>
      <Suggestions id={`${boxId(name)}-banks`} options={banks} />
      <Suggestions id={`${boxId(name)}-branches`} options={branches} />
    </FieldGroup>
  )
}

function Suggestions({ id, options }: { id: string; options?: BankOption[] }) {
  if (!options) return null
  return (
    <datalist id={id}>
      {options.map(option => (
        <option key={option.code} value={option.code}>
          {option.name}
        </option>
      ))}
    </datalist>
  )
}
