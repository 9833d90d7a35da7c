import { mkdir } from 'node:fs/promises'
import { redirect, useActionData } from 'react-router'
import { fiscalYear, fiscalYearName, tokyoDay } from '#language/values/date.ts'
import { folderOf } from '#modules/registers/file/read.ts'
import { keeperOf } from '#modules/registers/keepers/read.ts'
import { isRegister, layouts } from '#modules/registers/layout/rules.ts'
import { type Register, registers } from '#modules/registers/schema.ts'
import { uploadExtract } from '#modules/registers/write.ts'
import { act, fieldsOf, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { issuesOf, Refusal, type RefusedAnswer } from '../../sign-in/refusal.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios, Select } from '../../ui/fields/choices.tsx'
import { FileInput } from '../../ui/fields/file-input.tsx'
import { DayInput, NumberInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Buttons, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/new.ts'
import { dataDirOf, dropFile, takeFile } from './desk.server.ts'
import { extentNames, fileRefusals } from './words.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  await keeperOf(ctx)
  const today = tokyoDay(ctx.now)
  const asked = new URL(request.url).searchParams.get('register') ?? ''
  const year = fiscalYear(today)
  return {
    register: isRegister(asked) ? asked : ('residents' as Register),
    choices: registers.map(id => ({ value: id, label: layouts[id].label, hint: layouts[id].about })),
    today,
    year,
    years: [year + 1, year, year - 1, year - 2, year - 3].map(each => ({
      value: String(each),
      label: fiscalYearName(each),
    })),
  }
})

const numberOf = (text: string) => (text.trim() === '' ? null : Number(text.replace(/[,，]/g, '')))

export async function action(args: PageArgs) {
  await mkdir(folderOf(dataDirOf(args)), { recursive: true })
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const kept = { kept: fieldsOf(form) }
  // Who may not do this is told before a large file is put anywhere.
  const allowed = await act(args, ctx => keeperOf(ctx))
  if (!allowed.ok) return refusedData(allowed.refused, kept)
  const taken = await takeFile(args, form.get('file'))
  if ('refused' in taken) return { ...kept, file: taken.refused }
  const expectedRows = numberOf(text('expectedRows'))
  const register = text('register') as Register
  const outcome = await act(args, ctx =>
    uploadExtract(
      ctx,
      {
        register,
        extent: text('extent') === 'changes' ? 'changes' : 'full',
        extractedOn: text('extractedOn'),
        year: isRegister(register) && layouts[register].yearly ? numberOf(text('year')) : null,
        expectedRows,
        ...taken,
      },
      { key: text('_key') },
    ),
  )
  if (outcome.ok) return redirect(`/office/registers/${outcome.value.id}`, 303)
  await dropFile(args, taken.file)
  return refusedData(outcome.refused, kept)
}

export const meta = () => [{ title: '台帳を取り込む' }]

const messages: Record<string, string> = {
  extractedOn: '抽出日を、今日までの日付で入力してください。',
  year: '年度を選んでください。',
  expectedRows: '件数を数字で入力してください。',
}

export default function New({ loaderData: { register, choices, today, year, years } }: Route.ComponentProps) {
  const answer = useActionData<typeof action>() as
    | (RefusedAnswer & { file?: keyof typeof fileRefusals })
    | undefined
  const kept = (name: string) => answer?.kept?.[name]?.[0]
  const problem = (name: string) =>
    name === 'file' && answer?.file
      ? fileRefusals[answer.file]
      : issuesOf(answer).some(({ path }) => path === name)
        ? messages[name]
        : undefined
  const problems = ['file', 'extractedOn', 'year', 'expectedRows'].flatMap(field => {
    const ja = problem(field)
    return ja ? [{ field, message: { ja } }] : []
  })
  return (
    <Stack>
      <BackLink to="/office/registers">台帳の取込み</BackLink>
      <OfficeHead title="台帳を取り込む">
        <Note>
          基幹システムから抽出したCSVを選びます。選んだだけでは、台帳は変わりません。列と内容を確かめ、最後に反映を押すまで前のままです。
        </Note>
      </OfficeHead>
      <ErrorSummary problems={problems} />
      <Refusal answer={answer} />
      <PostForm files className="flex max-w-176 flex-col gap-6">
        <Radios name="register" label="どの台帳か" choices={choices} value={kept('register') ?? register} />
        <FileInput
          name="file"
          label="抽出したファイル"
          required
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          hint="CSV（.csvか.txt）。文字コードはUTF-8かShift_JIS、120MBまで。Excelで開いて保存し直さないでください。"
          error={problem('file')}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <DayInput
            name="extractedOn"
            label="抽出日"
            required
            hint="いつの時点の台帳か"
            value={kept('extractedOn') ?? today}
            error={problem('extractedOn')}
          />
          <Select
            name="year"
            label="年度"
            hint="税と学齢簿のとき"
            options={years}
            value={kept('year') ?? String(year)}
            empty={false}
            error={problem('year')}
          />
        </div>
        <Radios
          name="extent"
          label="抽出の範囲"
          choices={[
            {
              value: 'full',
              label: extentNames.full,
              hint: 'ファイルにない人は、台帳からいなくなった人として扱います（消しません）。',
            },
            { value: 'changes', label: extentNames.changes, hint: 'ファイルにない人は、そのままにします。' },
          ]}
          value={kept('extent') ?? 'full'}
        />
        <NumberInput
          name="expectedRows"
          label="送付票の件数"
          unit="件"
          hint="抽出した側の件数がわかるとき。見出しを除いた数。途中で切れたファイルに気づけます。"
          value={kept('expectedRows')}
          error={problem('expectedRows')}
        />
        <Buttons>
          <Button icon="upload">ファイルを送って、列を確かめる</Button>
        </Buttons>
      </PostForm>
    </Stack>
  )
}
