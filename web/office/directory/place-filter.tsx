import { Form, useLocation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/fields/choices.tsx'

/** School and town, chosen from lists that may be long; the other filters stay. */
export function PlaceFilter({
  schools,
  towns,
  filter,
}: {
  schools: string[]
  towns: string[]
  filter: { school?: string | undefined; town?: string | undefined }
}) {
  const { search, pathname } = useLocation()
  if (schools.length + towns.length === 0) return null
  const options = (names: string[]) => names.map(name => ({ value: name, label: name }))
  const kept = [...new URLSearchParams(search)].filter(([name]) => !['school', 'town', 'page'].includes(name))
  return (
    <Form method="get" action={pathname} className="flex flex-wrap items-end gap-4">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {schools.length > 0 && (
        <Select
          name="school"
          label="学校"
          empty="すべて"
          options={options(schools)}
          value={filter.school ?? ''}
        />
      )}
      {towns.length > 0 && (
        <Select name="town" label="町" empty="すべて" options={options(towns)} value={filter.town ?? ''} />
      )}
      <Button look="secondary" size="medium">
        しぼる
      </Button>
    </Form>
  )
}
