import type { Text } from '#language/text.ts'
import { Refused } from '#platform/refused.ts'

interface Entry {
  status: number
  text: Text
}

/**
 * Every expected "no" there is: code → HTTP status → what it says. `{name}` is filled from the details.
 * Each sentence says what happened and what to do next.
 */
export const refusals = {
  'invalid-input': {
    status: 422,
    text: {
      ja: '入力に直すところがあります。印のついた項目を確かめてください。',
      'ja-easy': 'まちがいが あります。しるしの ところを 見《み》てください。',
      en: 'Some answers need correcting. Please check the marked fields.',
    },
  },
  'not-found': {
    status: 404,
    text: {
      ja: '見つかりません。アドレスが変わったか、見る権限がありません。',
      'ja-easy': '見《み》つかりません。',
      en: 'Not found. The address has changed, or you may not see this.',
    },
  },
  'not-allowed': {
    status: 403,
    text: {
      ja: 'この操作はあなたの役割ではできません。担当の人に頼んでください。',
      'ja-easy': 'あなたは これを することが できません。',
      en: 'Your role may not do this. Please ask the person in charge.',
    },
  },
  'sign-in-first': {
    status: 401,
    text: {
      ja: 'ログインしてください。書きかけの内容は残っています。',
      'ja-easy': 'ログインしてください。書《か》いたものは 残《のこ》っています。',
      en: 'Please sign in. What you wrote has been kept.',
    },
  },
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
  'changed-meanwhile': {
    status: 409,
    text: {
      ja: 'ほかの画面で内容が変わりました。最新の内容を表示しました。もう一度確かめてください。',
      'ja-easy': 'ほかの がめんで 内容《ないよう》が かわりました。もう一度《いちど》 見《み》てください。',
      en: 'This changed in another window. The latest version is shown; please check again.',
    },
  },
  'application-incomplete': {
    status: 422,
    text: {
      ja: 'まだ答えていない質問か、直すところがあります。印のついたページを開いて答えてください。',
      'ja-easy':
        'まだ 答《こた》えていない 質問《しつもん》が あります。しるしの ページを 見《み》てください。',
      en: 'Some questions are unanswered or need correcting. Please open the marked pages.',
    },
  },
  'already-submitted': {
    status: 409,
    text: {
      ja: 'この申請はもう送られています。直したいときは、申請のページをご覧ください。',
      'ja-easy':
        'もう 送《おく》りました。なおしたいときは、申《もう》しこみの ページを 見《み》てください。',
      en: 'This application has already been sent. To change it, see the page of your application.',
    },
  },
  'not-asked-about': {
    status: 422,
    text: {
      ja: '直せるのは、市区町村から確認をお願いした項目だけです。ほかの項目を直したいときは、お問い合わせください。',
      'ja-easy':
        'なおすことが できるのは、しるしの ところだけです。ほかは、電話《でんわ》で 聞《き》いてください。',
      en: 'Only the answers we asked about can be corrected. Please contact us to change others.',
    },
  },
  'not-possible-now': {
    status: 409,
    text: {
      ja: 'いまの状態ではこの手続きはできません。最新の状況を確かめてください。',
      'ja-easy': '今《いま》は できません。今《いま》の ようすを 見《み》てください。',
      en: 'This is not possible at this stage. Please check where the application stands now.',
    },
  },
  'scheme-not-ready': {
    status: 422,
    text: {
      ja: '制度の内容に直すところがあるため公開できません。示した場所を直してください。',
      en: 'The scheme cannot be published yet. Please correct the places shown.',
    },
  },
  'scheme-unchanged': {
    status: 409,
    text: {
      ja: '公開されている版と同じ内容です。変わったところがありません。',
      en: 'This is the same as the published version. Nothing has changed.',
    },
  },
  'draft-exists': {
    status: 409,
    text: {
      ja: 'この制度には、書きかけの草案がもうあります。その草案を開いて続けてください。',
      en: 'There is a draft of this scheme already. Open it and go on from there.',
    },
  },
  'draft-unsound': {
    status: 422,
    text: {
      ja: '草案に形の誤りがあるため、この画面では変えられません。「全体を編集」で、示した場所を先に直してください。',
      en: 'The draft is not of a sound shape. Put the places shown right in the whole text first.',
    },
  },
  'row-refused': {
    status: 422,
    text: {
      ja: 'この行は足せません。日付と値を確かめてください。',
      en: 'This row cannot be added. Please check its day and value.',
    },
  },
  'example-exists': {
    status: 409,
    text: {
      ja: '「{name}」という実例はもうあります。別の名前を付けてください。',
      en: 'There is already an example called “{name}”. Choose another name.',
    },
  },
  'document-unreadable': {
    status: 422,
    text: {
      ja: '書き方に誤りがあり、保存していません。示した行を直してください。書いた内容はこの画面に残っています。',
      en: 'The text could not be read and was not saved. Put the lines shown right.',
    },
  },
  'effective-in-past': {
    status: 422,
    text: {
      ja: '適用日は今日かそれより後の日にしてください。過ぎた日にさかのぼって決まりを変えることはできません。',
      en: 'The first day must be today or later.',
    },
  },
  'version-overtaken': {
    status: 409,
    text: {
      ja: '草案を作ったあとに、第{version}版が公開されました。その版の内容を取り込んでから公開してください。',
      en: 'Version {version} has been published since this draft was started. Take it over first.',
    },
  },
  'changes-conflict': {
    status: 409,
    text: {
      ja: '同じ場所が別々に変わっているため、自動では取り込めません（{places}）。草案を破棄するか、「全体を編集」で合わせてください。',
      en: 'The same places were changed differently ({places}); they cannot be brought together by themselves.',
    },
  },
  'facts-missing': {
    status: 409,
    text: {
      ja: '申請（{number}）は、まだ「{action}」ができません。確認の欄で足りない情報を確かめてください。',
      en: 'Case {number} cannot be decided yet: facts are missing. See the checks.',
    },
  },
  'proposal-open': {
    status: 409,
    text: {
      ja: 'この申請（{number}）は起案されて決裁を待っています。先に取戻しか差戻しをしてください。',
      en: 'Case {number} is awaiting a decision. Take it back or send it back first.',
    },
  },
  'no-route': {
    status: 409,
    text: {
      ja: 'この制度では、その決め方はできません。制度の「決裁の経路」を確かめてください。',
      en: 'This scheme does not decide that way. Check its approval routes.',
    },
  },
  'reasons-needed': {
    status: 422,
    text: {
      ja: '理由を一つ以上書いてください。通知書に理由として載ります。',
      en: 'Give at least one reason. It will stand in the letter.',
    },
  },
  'comments-needed': {
    status: 422,
    text: {
      ja: '直してほしい項目に、少なくとも一つコメントを付けてください。',
      en: 'Put a comment on at least one answer that needs correcting.',
    },
  },
  'batch-empty': {
    status: 409,
    text: {
      ja: 'この月に承認して、まだ一括決裁に載せていない申請はありません。',
      en: 'No case approved in that month is waiting for a formal decision.',
    },
  },
  'own-draft': {
    status: 403,
    text: {
      ja: '自分が起案したもの（{title}）は、自分では決裁できません。ほかの人に頼んでください。',
      en: 'You drafted “{title}”, so another person must decide it.',
    },
  },
  'already-endorsed': {
    status: 403,
    text: {
      ja: 'あなたはすでに確認しています（{title}）。最後の決裁はほかの人がします。',
      en: 'You have already endorsed “{title}”. Another person decides.',
    },
  },
  'not-your-turn': {
    status: 403,
    text: {
      ja: '「{title}」は、いまあなたの順番ではありません。',
      en: 'It is not your turn on “{title}”.',
    },
  },
  'no-units-left': {
    status: 409,
    text: {
      ja: '残りが足りません（残り{remaining}）。ほかの種類を選ぶか、予約を取り消してからもう一度お試しください。',
      'ja-easy': '残《のこ》りが たりません（残り{remaining}）。ほかの 予約《よやく》を やめると、できます。',
      en: 'Not enough is left ({remaining}). Choose another type, or cancel another booking first.',
    },
  },
  'outside-window': {
    status: 422,
    text: {
      ja: '利用できる期間の外の日です。別の日を選んでください。',
      'ja-easy': 'この 日《ひ》は 使《つか》えません。ほかの 日を 選《えら》んでください。',
      en: 'That day is outside the period of use. Choose another day.',
    },
  },
  'voucher-ended': {
    status: 409,
    text: {
      ja: 'この利用券は使えなくなっています。わからないときは市区町村の窓口にお問い合わせください。',
      'ja-easy':
        'この 利用券《りようけん》は もう 使《つか》えません。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'This voucher can no longer be used. Please contact your municipality if that is a surprise.',
    },
  },
  'no-contract': {
    status: 422,
    text: {
      ja: '{facility}では、{municipality}の利用券をこの種類には使えません。ほかの施設か種類を選んでください。',
      'ja-easy':
        '{facility}では、{municipality}の 利用券《りようけん》は 使《つか》えません。ほかの ところを 選《えら》んでください。',
      en: '{facility} does not take vouchers of {municipality} for this type. Choose another facility or type.',
    },
  },
  'slot-taken': {
    status: 409,
    text: {
      ja: 'この枠はいま満員になりました。近い日や、ほかの施設を選んでください。利用券は減っていません。',
      'ja-easy':
        'ここは いっぱいに なりました。ほかの 日《ひ》か、ほかの ところを 選《えら》んでください。利用券《りようけん》は へっていません。',
      en: 'This place has just been taken. Choose a day nearby or another facility; nothing was deducted.',
    },
  },
  'slot-closed': {
    status: 409,
    text: {
      ja: 'この枠は施設が閉じました。別の枠を選んでください。',
      'ja-easy': 'この 時間《じかん》は なくなりました。ほかの 時間を 選《えら》んでください。',
      en: 'The facility has closed this slot. Please choose another.',
    },
  },
  'too-late-to-book': {
    status: 409,
    text: {
      ja: '予約の締切を過ぎています。別の日を選ぶか、施設に電話でお尋ねください。',
      'ja-easy': '予約《よやく》は もう できません。ほかの 日《ひ》を 選《えら》んでください。',
      en: 'Bookings for that day have closed. Choose another day or telephone the facility.',
    },
  },
  'too-many-bookings': {
    status: 409,
    text: {
      ja: '一度に持てる予約の数に達しています。利用が済むか、予約を取り消すと、次を予約できます。',
      'ja-easy': '予約《よやく》が いっぱいです。1つ 使《つか》うか やめると、次《つぎ》が できます。',
      en: 'You hold as many bookings as you may. Use or cancel one before the next.',
    },
  },
  'double-booked': {
    status: 409,
    text: {
      ja: '同じ時間に、別の予約があります（{when} {where}）。どちらかを選んでください。',
      'ja-easy':
        'おなじ 時間《じかん》に、ほかの 予約《よやく》が あります（{when} {where}）。どちらかを 選《えら》んでください。',
      en: 'There is another booking at the same time ({when}, {where}). Choose one of them.',
    },
  },
  'terms-unknown': {
    status: 422,
    text: {
      ja: 'この利用の条件を確認できません。市区町村の窓口にお問い合わせください。',
      'ja-easy': '使《つか》えるか わかりません。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'We cannot work out the terms of this use. Please ask your municipality.',
    },
  },
  'not-one-use': {
    status: 422,
    text: {
      ja: '選んだ枠では一つの利用になりません。宿泊は続いた夜を、ほかは一つの枠を選んでください。',
      'ja-easy':
        'えらんだ 日《ひ》では 予約《よやく》できません。とまる 日は、つづけて 選《えら》んでください。',
      en: 'The chosen slots do not make one use: choose nights in a row, or a single slot.',
    },
  },
  'too-late-to-change': {
    status: 409,
    text: {
      ja: '無料で変更できる期限（{deadline}）を過ぎています。取り消すか、施設に電話でご相談ください。',
      'ja-easy': '変《か》えられるのは {deadline}までです。施設《しせつ》に 電話《でんわ》してください。',
      en: 'Changes were possible until {deadline}. Cancel, or telephone the facility.',
    },
  },
  'booking-settled': {
    status: 409,
    text: {
      ja: 'この予約はもう変わっています（{state}）。最新の状態を確かめてください。',
      'ja-easy': 'この 予約《よやく》は もう かわっています。今《いま》の ようすを 見《み》てください。',
      en: 'This booking has already changed ({state}). Please check where it stands.',
    },
  },
  'slot-has-bookings': {
    status: 409,
    text: {
      ja: 'この枠には予約が{count}件あります。先に別の枠へ移すか、取り消してください。',
      en: 'There are {count} bookings in this slot. Move or cancel them first.',
    },
  },
  'slot-exists': {
    status: 409,
    text: {
      ja: '同じ種類・同じ時刻の枠がもうあります。定員を変えるときは、その枠を開いてください。',
      en: 'There is already a slot of this type at this time. Open it to change its capacity.',
    },
  },
  'not-served': {
    status: 422,
    text: {
      ja: 'この種類の契約がありません。契約している種類を選ぶか、市区町村に確かめてください。',
      en: 'There is no contract for this type. Choose one under contract, or ask the municipality.',
    },
  },
  'units-settled': {
    status: 409,
    text: {
      ja: 'この予約の利用券はもう精算されています。市区町村の窓口にお問い合わせください。',
      en: 'The units of this booking have already been settled. Please contact the municipality.',
    },
  },
  'letter-incomplete': {
    status: 422,
    text: {
      ja: '通知書に入れる内容が足りないため、発行できません。示した所を確かめてください。',
      en: 'The letter cannot be issued because something it must say is not known. Please check the places shown.',
    },
  },
  'letter-undrawable': {
    status: 422,
    text: {
      ja: '通知書に印字できない文字があります（{missing}）。代わりに印字する文字を選んでください。',
      en: 'The letter holds characters that cannot be printed ({missing}). Choose what to print instead.',
    },
  },
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
  'survey-answered': {
    status: 409,
    text: {
      ja: 'このアンケートにはもう答えていただいています。ありがとうございました。',
      'ja-easy': 'もう 答《こた》えて もらいました。ありがとうございました。',
      en: 'You have already answered this survey. Thank you.',
    },
  },
  'key-unusable': {
    status: 401,
    text: {
      ja: 'このAPIキーは使えません。取り消されたか、期限が過ぎています。市区町村の担当に新しいキーを頼んでください。',
      en: 'This API key cannot be used: it is missing, wrong, expired or revoked. Ask the municipality for a new one.',
    },
  },
  'too-large': {
    status: 413,
    text: {
      ja: '送られた内容が大きすぎます。小さくするか、分けて送ってください。',
      'ja-easy': '大《おお》きすぎます。小《ちい》さくして 送《おく》ってください。',
      en: 'What you sent is too large. Make it smaller or send it in parts.',
    },
  },
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof refusals

/** Says no: rolls back and reaches the caller as a value. */
export function refuse(code: RefusalCode, details: Readonly<Record<string, unknown>> = {}): never {
  throw new Refused(code, refusals[code].status, details)
}

/** A refusal as a value, for what must stay written down although the answer is no. */
export function refused(
  code: RefusalCode,
  details: Readonly<Record<string, unknown>> = {},
): { ok: false; refused: Refused } {
  return { ok: false, refused: new Refused(code, refusals[code].status, details) }
}

/** The sentence of a refusal, with its details filled in. `reasons` (Text) in the details is preferred. */
export function refusalText(refused: Refused): Text {
  const entry: Entry | undefined = (refusals as Record<string, Entry>)[refused.code]
  const given = refused.details['text'] as Text | undefined
  const text = given ?? entry?.text ?? refusals['invalid-input'].text
  const fill = (s: string) =>
    s.replace(/\{(\w+)\}/g, (_, name: string) => String(refused.details[name] ?? ''))
  return {
    ja: fill(text.ja),
    ...(text['ja-easy'] ? { 'ja-easy': fill(text['ja-easy']) } : {}),
    ...(text.en ? { en: fill(text.en) } : {}),
  }
}
