import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'use-not-begun': {
    status: 409,
    text: {
      ja: '利用がまだ始まっていません。開始の時刻を過ぎてから報告を確定してください。',
      en: 'The use has not begun yet. Close the report after it has started.',
    },
  },
  'report-closed': {
    status: 409,
    text: {
      ja: 'この実施報告は確定しています。誤りがあるときは、取消し（翌月の差引）を行ってください。',
      en: 'This report is closed. If it is wrong, take the use back; it is deducted in the next month.',
    },
  },
  'report-open': {
    status: 409,
    text: {
      ja: '実施報告がまだ確定していません。施設が確定すると行えます。',
      en: 'The report is not closed yet.',
    },
  },
  'report-incomplete': {
    status: 422,
    text: {
      ja: '実施報告に、まだ書いていない所か、直す所があります。印のついたページを開いてください。',
      en: 'Parts of the report are missing or need correcting. Please open the marked pages.',
    },
  },
  'statement-differs': {
    status: 409,
    text: {
      ja: '利用券の記録と合わない所が{count}件あるため、請求できません。一覧の行を一つずつ直してください。',
      en: '{count} lines do not agree with the vouchers. Settle each of them before handing in the claim.',
    },
  },
  'claim-empty': {
    status: 409,
    text: {
      ja: 'この月に請求するものはありません。',
      en: 'There is nothing to claim for this month.',
    },
  },
  'claim-exists': {
    status: 409,
    text: {
      ja: 'この月の請求はもう出されています。直すときは、市区町村に返してもらってください。',
      en: 'This month has been claimed already. Ask the municipality to return the claim.',
    },
  },
  'claim-settled': {
    status: 409,
    text: {
      ja: 'この請求はもう処理されています。最新の状況を確かめてください。',
      en: 'This claim has been dealt with already. Please check where it stands.',
    },
  },
  'reports-unconfirmed': {
    status: 409,
    text: {
      ja: 'まだ確認していない実施報告か、回答を待っている照会が{count}件あります。先に確認してください。',
      en: '{count} reports are unconfirmed or have an open question. Confirm them first.',
    },
  },
  'month-closed': {
    status: 409,
    text: {
      ja: '{month}は締め切られています。これからの分は、まだ締め切られていない月に入ります。',
      en: '{month} has been closed. Anything new goes into the next open month.',
    },
  },
  'month-not-over': {
    status: 409,
    text: {
      ja: '{month}はまだ終わっていません。月が終わってから締めてください。',
      en: '{month} is not over yet.',
    },
  },
  'month-incomplete': {
    status: 409,
    text: {
      ja: '受け入れていない請求のある施設があります（{names}）。受け入れるか、翌月に回すことを選んでください。',
      en: 'Some facilities have no accepted claim ({names}). Accept them, or choose to leave them for the next month.',
    },
  },
  'already-reversed': {
    status: 409,
    text: {
      ja: 'この利用はもう取り消されています。',
      en: 'This use has been taken back already.',
    },
  },
  'nothing-to-pay': {
    status: 409,
    text: {
      ja: '支払う請求がありません。月を締めると、受け入れた請求が支払いの対象になります。',
      en: 'There is nothing to pay. Accepted claims become payable once their month is closed.',
    },
  },
  'transfer-refused': {
    status: 422,
    text: {
      ja: '銀行に渡せるファイルにできません。示した支払先や日付を直してください。',
      en: 'The file could not be made for the bank. Correct the payees or the date shown.',
    },
  },
  'result-unreadable': {
    status: 422,
    text: {
      ja: '振込の結果ファイルを読めません。銀行から受け取ったファイルか確かめてください。',
      en: 'The result file cannot be read. Check that it is the file the bank returned.',
    },
  },
  'result-differs': {
    status: 422,
    text: {
      ja: '結果ファイルが、この振込の内容と合いません。別の月のファイルではないか確かめてください。何も記録していません。',
      en: 'The result file does not match this transfer. Nothing was recorded.',
    },
  },
  'account-unknown': {
    status: 422,
    text: {
      ja: 'この銀行・支店か、記号・番号がありません。通帳の写しと照らして直してください。',
      en: 'There is no such bank, branch or passbook number. Compare it with the copy of the passbook.',
    },
  },
  'own-change': {
    status: 403,
    text: {
      ja: '自分で入力した口座は、自分では確認できません。ほかの職員に、書類と照らして確認してもらってください。',
      en: 'You cannot confirm an account that you entered. Ask a colleague to compare it with the paper.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
