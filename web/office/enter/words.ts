import type { Text } from '#language/text.ts'

/** Why a scan was not taken, for staff. */
export const uploadRefusals: Record<
  'too-large' | 'empty' | 'wrong-type' | 'damaged' | 'protected',
  (name: string) => Text
> = {
  'too-large': name => ({ ja: `「${name}」は大きすぎます。画質を下げて取り込み直してください。` }),
  empty: name => ({ ja: `「${name}」は中身が空です。取り込み直してください。` }),
  'wrong-type': name => ({ ja: `「${name}」は写真でもPDFでもありません。` }),
  damaged: name => ({ ja: `「${name}」は壊れていて開けません。取り込み直してください。` }),
  protected: name => ({ ja: `「${name}」はパスワードがかかっています。外してから選んでください。` }),
}
