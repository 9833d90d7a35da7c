import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'too-many-attempts': {
    status: 429,
    text: {
      ja: '続けて何度も試されたため、しばらく受け付けていません。{minutes}分ほど待ってから、もう一度お試しください。',
      'ja-easy':
        '何回《なんかい》も ためしたので、今《いま》は できません。{minutes}分《ふん》 待《ま》ってください。',
      en: 'Too many tries in a row. Please wait about {minutes} minutes and try again.',
    },
  },
  'link-unusable': {
    status: 410,
    text: {
      ja: 'このリンクは使えません。期限が過ぎたか、すでに使われています。もう一度メールを受け取ってください。',
      'ja-easy':
        'この リンクは 使《つか》えません。時間《じかん》が すぎたか、もう 使《つか》いました。もう一度《いちど》 メールを もらってください。',
      en: 'This link cannot be used: it has expired or was used before. Please ask for a new mail.',
    },
  },
  'account-disabled': {
    status: 403,
    text: {
      ja: 'この利用者登録は停止されています。市区町村の窓口にお問い合わせください。',
      'ja-easy':
        'あなたの 登録《とうろく》は 止《と》まっています。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'This account has been disabled. Please contact your municipality.',
    },
  },
  'wrong-credentials': {
    status: 422,
    text: {
      ja: 'メールアドレスかパスワードが違います。入力し直すか、パスワードを設定し直してください。',
      en: 'The e-mail address or the password is wrong. Try again, or set a new password.',
    },
  },
  'wrong-code': {
    status: 422,
    text: {
      ja: '確認コードが違います。認証アプリに今表示されている6桁を入力してください。一度使ったコードは使えません。',
      en: 'The code is wrong. Enter the six digits your app shows now; a code works only once.',
    },
  },
  'weak-password': {
    status: 422,
    text: {
      ja: 'このパスワードは推測されやすいため使えません。12文字以上の、ほかで使っていないものにしてください。',
      en: 'This password is too easy to guess. Use at least 12 characters that you use nowhere else.',
    },
  },
  'email-taken': {
    status: 409,
    text: {
      ja: 'このメールアドレスの利用者はすでに登録されています。一覧を確かめるか、別のアドレスにしてください。',
      en: 'There is already an account with this e-mail address. Check the list or use another address.',
    },
  },
  'not-on-yourself': {
    status: 409,
    text: {
      ja: '自分自身には行えません。利用者を管理できるほかの人に頼んでください。',
      en: 'You cannot do this to yourself. Please ask somebody else who manages accounts.',
    },
  },
  'identity-refused': {
    status: 422,
    text: {
      ja: '本人確認が完了しませんでした。もう一度はじめから行うか、メールのリンクでログインしてください。',
      'ja-easy':
        '本人《ほんにん》かどうか わかりませんでした。もう一度《いちど》 はじめから やるか、メールで ログインしてください。',
      en: 'We could not confirm who you are. Start again, or sign in with a link by e-mail.',
    },
  },
  'identity-taken': {
    status: 409,
    text: {
      ja: 'この本人確認は、すでに別の利用者登録と結び付いています。市区町村の窓口にお問い合わせください。',
      'ja-easy':
        'これは もう 別《べつ》の 登録《とうろく》で 使《つか》っています。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'This identity is already connected with another account. Please contact your municipality.',
    },
  },
  'no-account': {
    status: 403,
    text: {
      ja: 'このシステムの利用者として登録されていません。所属の管理者に招待を依頼してください。',
      en: 'You have no account in this system. Ask the administrator of your section for an invitation.',
    },
  },
  'passkey-refused': {
    status: 422,
    text: {
      ja: 'パスキーを確認できませんでした。もう一度試すか、メールのリンクでログインしてください。',
      'ja-easy':
        'パスキーを 確《たし》かめることが できませんでした。もう一度《いちど》 やるか、メールで ログインしてください。',
      en: 'We could not check the passkey. Try again, or sign in with a link by e-mail.',
    },
  },
  'key-unusable': {
    status: 401,
    text: {
      ja: 'このAPIキーは使えません。取り消されたか、期限が過ぎています。市区町村の担当に新しいキーを頼んでください。',
      en: 'This API key cannot be used: it is missing, wrong, expired or revoked. Ask the municipality for a new one.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
