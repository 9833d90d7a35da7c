import { prefectures } from '#language/values/address.ts'
import { Button } from '../button.tsx'
import { Say } from '../say.tsx'
import { form } from '../words/form.ts'
import { SelectBox } from './choices.tsx'
import { boxId, FieldGroup, type FieldProps } from './field.tsx'
import { keptText } from './kept.ts'
import { Part, type PartsProps } from './parts.tsx'

const options = prefectures.map(name => ({ value: name, label: name }))

/**
 * A postal address: `.postalCode`, `.prefecture`, `.city`, `.town`, `.building`. With `lookup`, a button named
 * `<name>.lookUp` sends the form so that the page can fill in what the postal code tells.
 */
export function AddressInput({
  kept,
  problems,
  own,
  lookup,
  ...field
}: FieldProps &
  PartsProps & {
    own?: boolean
    lookup?: boolean
  }) {
  const { name } = field
  const shared = { kept, problems, showProblem: true }
  const complete = (token: string) => (own ? token : undefined)
  return (
    <FieldGroup {...field} anchor>
      <div className="flex max-w-128 flex-col gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <Part
            {...shared}
            name={`${name}.postalCode`}
            label={form.postalCode}
            hint={form.postalHint}
            width="short"
            inputMode="numeric"
            maxLength={10}
            autoComplete={complete('postal-code')}
          />
          {lookup && (
            <Button
              type="submit"
              look="secondary"
              size="medium"
              name={`${name}.lookUp`}
              value="yes"
              icon="search"
              formNoValidate
            >
              <Say text={form.lookUp} />
            </Button>
          )}
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={boxId(`${name}.prefecture`)}>
            <Say text={form.prefecture} />
          </label>
          <SelectBox
            name={`${name}.prefecture`}
            options={options}
            value={keptText(kept, `${name}.prefecture`)}
            width="medium"
            error={problems?.some(problem => problem.field === `${name}.prefecture`)}
          />
        </div>
        <Part {...shared} name={`${name}.city`} label={form.city} autoComplete={complete('address-level2')} />
        <Part {...shared} name={`${name}.town`} label={form.town} autoComplete={complete('address-line1')} />
        <Part
          {...shared}
          name={`${name}.building`}
          label={form.building}
          autoComplete={complete('address-line2')}
        />
      </div>
    </FieldGroup>
  )
}
