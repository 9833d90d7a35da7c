import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'directory-under-way': {
    status: 409,
    text: {
      ja: '判定はいま実行しています。二重には実行せず、実行中のものを表示します。終わるのを待ってください。',
      en: 'A run is under way already. It is shown instead of starting another one.',
    },
  },
  'directory-empty': {
    status: 409,
    text: {
      ja: '判定する制度がありません。制度を公開し、「制度ディレクトリでの判定」を有効にしてください。',
      en: 'There is no scheme to judge by. Publish one that takes part in the directory.',
    },
  },
  'directory-no-facts': {
    status: 409,
    text: {
      ja: '草案をためす元になる判定がまだありません。先に制度ディレクトリを実行してください。',
      en: 'There is no finished run to try the draft on. Run the directory first.',
    },
  },
  'sample-empty': {
    status: 409,
    text: {
      ja: '「対象外」の世帯がないので、点検する世帯を選べません。',
      en: 'Nobody was found not eligible, so there is nothing to check.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
