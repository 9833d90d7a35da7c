import { useSearchParams } from 'react-router'
import { OfficeHead } from '../shells/office-shell.tsx'
import { LinkButton } from '../ui/button.tsx'
import { localPath } from '../ui/local-path.ts'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { withSearch } from '../ui/table/search.ts'
import { Buttons, Stack } from '../ui/text.tsx'

export const meta = () => [{ title: 'Shift_JISで書き出せません' }]

/** Why a list could not be written as CP932: which characters, where, and what to do instead. */
export default function ExportProblem() {
  const [params] = useSearchParams()
  const of = localPath(params.get('of') ?? '/office/cases')
  const [path = '', search = ''] = of.split('?')
  const places = params.getAll('at').flatMap(text => placeOf(text))
  const count = Number(params.get('count') ?? places.length)
  const as = (format: string) => `${path}${withSearch(search, { format })}`
  return (
    <Stack>
      <OfficeHead over={params.get('title')} title="Shift_JIS（CP932）で書き出せません" />
      <NotificationBanner
        tone="error"
        title={`表せない文字が${count}か所あります。ファイルは作っていません。`}
      >
        <ul className="list-disc pl-6">
          {places.map(({ row, column, character }) => (
            <li key={`${row} ${column} ${character}`}>
              {row}行目「{column}」の文字「{character}」（{codePoint(character)}）
            </li>
          ))}
          {count > places.length && <li>ほか{count - places.length}か所</li>}
        </ul>
      </NotificationBanner>
      <p>
        「？」に置きかえると別の人の名前になるため、書き出しをやめました。次の形式なら、そのまま書き出せます。
      </p>
      <Buttons>
        <LinkButton to={as('csv-utf8')} reload icon="download">
          CSV（UTF-8）で書き出す
        </LinkButton>
        <LinkButton to={as('xlsx')} reload look="secondary" icon="download">
          Excelで書き出す
        </LinkButton>
      </Buttons>
    </Stack>
  )
}

function placeOf(text: string): { row: number; column: string; character: string }[] {
  try {
    const [row, column, character] = JSON.parse(text) as [number, string, string]
    return [{ row: Number(row), column: String(column), character: String(character) }]
  } catch {
    return []
  }
}

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
