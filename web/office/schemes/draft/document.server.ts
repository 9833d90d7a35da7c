import { type ChangedPart, changesInWords } from '#language/publish/changes.ts'
import { readDocument, soundness } from '#modules/publishing/document/rules.ts'
import { existingDraft } from '#modules/publishing/draft/read.ts'
import type { Context } from '#platform/context.ts'

/** What a text would change of the draft as it is stored now; nothing where either is not of a scheme's shape. */
export async function differencesFromStored(
  ctx: Context,
  scheme: string,
  text: string,
): Promise<ChangedPart[]> {
  const { parsed } = await existingDraft(ctx, scheme)
  const read = readDocument(text)
  const typed = read.ok ? soundness(read.definition) : undefined
  return parsed.ok && typed?.ok ? changesInWords(parsed.scheme, typed.scheme) : []
}
