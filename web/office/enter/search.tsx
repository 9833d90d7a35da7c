import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note, TextLink } from '../../ui/text.tsx'

export interface FoundResident {
  id: string
  name: string
  kana: string
  birthDate: string
  address: string | null
  guarded: boolean
  number: string
}

/** Finds the caller in the resident register: the beginning of the kana, a birth date in any writing, or both. */
export function ResidentSearch({
  scheme,
  search,
  found,
}: {
  scheme: string
  search: { kana: string; birth: string; unread: boolean }
  found: FoundResident[] | null
}) {
  return (
    <section aria-labelledby="search-resident" className="flex flex-col gap-4">
      <h2 id="search-resident" className="text-[1.125rem] font-bold">
        住民記録から探す
      </h2>
      <form method="get" action="/office/enter" className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="scheme" value={scheme} />
        <TextInput name="kana" label="フリガナ（はじめの数文字）" value={search.kana} width="medium" />
        <TextInput
          name="birth"
          label="生年月日"
          hint="平成7年5月1日、H7.5.1、19950501 など"
          value={search.birth}
          width="medium"
          {...(search.unread ? { error: '日付を読み取れません。' } : {})}
        />
        <Button look="secondary" size="medium" icon="search">
          探す
        </Button>
      </form>
      {found && found.length === 0 && (
        <Note>見つかりません。読み方や生年月日を変えて探すか、このまま下に入力してください。</Note>
      )}
      {found && found.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {found.map(each => (
            <li key={each.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
              <span className="min-w-48">
                <b>{each.name}</b>
                <span className="block text-[0.875rem] text-ink-soft">{each.kana}</span>
              </span>
              <DateText day={each.birthDate} style="era" />
              <span className="min-w-0 grow">
                {each.guarded ? <Guarded /> : <span className="text-ink-soft">{each.address}</span>}
              </span>
              <TextLink to={`/office/enter?scheme=${scheme}&resident=${each.id}`} reload>
                この方の申請を入力
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Guarded() {
  return (
    <span className="inline-flex items-center gap-1 font-bold text-warning">
      <Icon name="warning" size={16} />
      住所の取扱いに注意（支援措置）
    </span>
  )
}
