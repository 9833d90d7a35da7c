import type { FindingCode } from '#modules/registers/checking/rules.ts'
import type { FileRefusal } from '#modules/registers/file/read.ts'
import type { ImportState, Warning } from '#modules/registers/schema.ts'

/** Staff pages are in Japanese only. */
export const stateNames: Record<ImportState, string> = {
  uploaded: '列の確認待ち',
  checking: '確認中',
  refused: '取り込めません',
  ready: '反映待ち',
  applying: '反映中',
  applied: '反映済み',
  cancelled: '取りやめ',
  failed: '確認できません',
}

/** What is wrong, and what to do. */
export const findingNames: Record<FindingCode, string> = {
  unreadable: '読み取れない文字があります。抽出し直すか、文字を直してください。',
  'outside-font':
    '外字か「〓」があります。そのまま取り込みますが、ほかの画面や文書では正しく出ないことがあります。',
  'missing-value': '必ず要る項目が空です。',
  'bad-number':
    '番号として読めません。表計算ソフトで開いて保存すると、先頭の0が消えたり「1.2E+09」のように変わることがあります。',
  'impossible-date': 'ない日付か、読めない日付です。',
  'unknown-code': '意味の決まっていない値です。下の「値の意味」で決めてください。',
  'bad-amount': '数字として読めません。',
  'not-kana': 'カタカナではない文字があります。',
  'not-a-name': '氏名に数字があります。',
  'bad-postal': '郵便番号が7桁ではありません。空として取り込みます。',
  'born-later': '生年月日が抽出日より後です。',
  'moved-before-birth': '転入日が生年月日より前です。',
  'out-before-in': '転出日が転入日より前です。',
  'ends-before-begin': '終了日が開始日より前です。',
  'other-year': '別の年度の行です。年度ごとに分けて取り込んでください。',
  'bad-grade': '学年が学校の種類と合いません。',
  'column-count': '列の数が見出しと違います。',
  'open-quote': '引用符（"）が閉じられていないため、ここから先を読めません。',
  'no-rows': '見出しのほかに行がありません。抽出の条件を確かめてください。',
  'cut-off':
    '最後の行が途中で終わっています。ファイルが途中で切れています。コピーし直すか、抽出し直してください。',
  'row-count': '件数が送付票と違います。',
  'control-total': '合計が送付票と違います。ファイルか、入力した合計を確かめてください。',
  duplicate: '同じ宛名番号の行が2つ以上あります。',
  'column-looks-wrong':
    '多くの行が項目に合いません。別の列と取り違えていないか、下の「列の対応」を確かめてください。',
  'file-missing': 'ファイルが見つかりません。もう一度アップロードしてください。',
}

export const warningNames: Record<Warning, { title: string; about: string }> = {
  'many-gone': {
    title: 'いなくなる人が、いつもより多くなります（1割を超えます）',
    about: '一部だけの抽出ではないか、条件が前回と同じかを確かめてください。',
  },
  'many-new': {
    title: '新しい人が、いつもより多くなります（3割を超えます）',
    about: '別の市区町村のファイルではないか、宛名番号の先頭の0が消えていないかを確かめてください。',
  },
  'many-changed': {
    title: '内容の変わる人が、いつもより多くなります（3割を超えます）',
    about: '列の取り違えや、システムの変更がないかを確かめてください。',
  },
  'few-match': {
    title: '住民基本台帳にない宛名番号が2割を超えます',
    about:
      '表計算ソフトで先頭の0が消えていないか、列の取り違えがないかを確かめてください。住登外者だけなら問題ありません。',
  },
  'many-notices': {
    title: '確かめてほしい行が5%を超えます',
    about: '一覧を見て、そのまま取り込んでよいかを確かめてください。',
  },
  'protection-lifted': {
    title: '支援措置が外れる人がいます',
    about:
      '外れた人の住所は、施設や文書に出るようになります。支援措置の期間が終わったことを確かめてください。',
  },
  'same-file': {
    title: '前に取り込んだものと同じファイルです',
    about: '内容は1バイトも違いません。新しい抽出を選び忘れていないかを確かめてください。',
  },
  'older-extract': {
    title: 'いま反映されているものより、抽出日が前です',
    about: '反映すると、古い内容に戻ります。',
  },
  'end-open': {
    title: '最後の行が改行で終わっていません',
    about: '途中で切れていないか、件数を抽出した側と確かめてください。',
  },
}

/** Why a file cannot be taken, and what to do instead. */
export const fileRefusals: Record<FileRefusal | 'too-large' | 'none', string> = {
  'utf-16': 'UTF-16（Unicode）で保存されています。CSVを「UTF-8」か「Shift_JIS」で保存し直してください。',
  xlsx: 'Excelブック（.xlsx）です。Excelで開き直さず、元のシステムからCSVで抽出してください。Excelで保存すると、番号の先頭の0が消えることがあります。',
  xls: '古い形式のExcelブック（.xls）です。元のシステムからCSVで抽出してください。',
  gzip: '圧縮されています（gzip）。解凍してから、中のCSVを選んでください。',
  zip: '圧縮されています（zip）。解凍してから、中のCSVを選んでください。',
  pdf: 'PDFです。元のシステムからCSVで抽出してください。',
  binary: 'CSVではありません。元のシステムからCSV（.csvか.txt）で抽出してください。',
  empty: 'ファイルに何も書かれていません。抽出の条件を確かめてください。',
  'one-column': '列に分かれていません。コンマかタブで区切ったCSVにしてください。',
  'my-number':
    'マイナンバー（個人番号）の列があります。ファイルは消しました。宛名番号だけで抽出し直してください。',
  'too-large':
    'ファイルが大きすぎます（120MBまで）。年度や地区で分けて、「異動分」として取り込んでください。',
  none: 'ファイルを選んでください。',
}

export const extentNames = { full: '全件', changes: '異動分だけ' } as const
export const encodingNames = { 'utf-8': 'UTF-8', cp932: 'Shift_JIS（CP932）' } as const
export const delimiterName = (mark: string) =>
  mark === '\t' ? 'タブ' : mark === ';' ? 'セミコロン' : 'コンマ'
