import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'form-old-excel': {
    status: 422,
    text: {
      ja: 'Excel 97-2003形式（.xls）は使えません。Excelで開き「.xlsx」形式で保存し直してください。',
      en: 'Excel 97–2003 files (.xls) cannot be used. Open it in Excel and save it as .xlsx.',
    },
  },
  'form-password': {
    status: 422,
    text: {
      ja: 'パスワードで保護されたファイルは使えません。保護を解除して保存し直してください。',
      en: 'The file is protected by a password. Remove the protection and save it again.',
    },
  },
  'form-macro': {
    status: 422,
    text: {
      ja: 'マクロの入ったファイルは使えません。「Excelブック（.xlsx）」として保存し直してください。',
      en: 'Files with macros cannot be used. Save it as a plain workbook (.xlsx).',
    },
  },
  'form-not-usable': {
    status: 422,
    text: {
      ja: '様式に使えるのはPDFとExcel（.xlsx）です。ファイルが壊れていないかも確かめてください。',
      en: 'A form must be a PDF or an Excel workbook (.xlsx), and whole.',
    },
  },
  'form-too-large': {
    status: 413,
    text: {
      ja: '様式のファイルは5メガバイトまでです。画像を小さくして保存し直してください。',
      en: 'A form may have at most 5 megabytes. Make its pictures smaller.',
    },
  },
  'form-place-unknown': {
    status: 422,
    text: {
      ja: '「{labels}」の場所がこの様式にありません。シート名、セル、ページ、項目の名前を確かめてください。',
      en: 'The form has no such place: {labels}.',
    },
  },
  'form-text-wrong': {
    status: 422,
    text: {
      ja: '「{labels}」の書き方を読み取れません。{…}の中の式を確かめてください。',
      en: 'These texts cannot be understood: {labels}. Check the expressions in braces.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
