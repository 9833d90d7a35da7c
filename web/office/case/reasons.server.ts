import type { Text } from '#language/text.ts'
import type { DecisionReason } from '#modules/cases/approval/schema.ts'
import type { CaseView } from '#modules/cases/read.ts'
import type { WrittenReason } from './reasons.tsx'

const blank: WrittenReason = { rule: '', source: '', use: true, ja: '', easy: '', en: '' }

/** What the check gives as reasons for a refusal; for a revocation people write them. At least one to write in. */
export function composedReasons(view: CaseView, decides: string): WrittenReason[] {
  const failing =
    decides === 'refuse'
      ? (view.check?.assessment.clauses ?? []).filter(
          clause => clause.consequence === 'refuse' && clause.outcome === 'fails',
        )
      : []
  const composed = failing.map(clause => ({
    rule: clause.rule,
    source: [clause.clause.law, clause.clause.article].filter(Boolean).join(' '),
    use: true,
    ja: clause.reason?.ja ?? '',
    easy: clause.reason?.['ja-easy'] ?? '',
    en: clause.reason?.en ?? '',
  }))
  return composed.length > 0 ? composed : [blank]
}

/** The reasons as posted; `add` puts an empty one at the end. */
export function postedReasons(form: FormData): WrittenReason[] {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const count = [...form.keys()].filter(name => name.startsWith('ja.')).length
  const reasons = Array.from({ length: count }, (_, index) => ({
    rule: text(`rule.${index}`),
    source: text(`source.${index}`),
    use: form.has(`use.${index}`),
    ja: text(`ja.${index}`),
    easy: text(`easy.${index}`),
    en: text(`en.${index}`),
  }))
  return form.get('intent') === 'add' ? [...reasons, blank] : reasons
}

/** Those chosen and written, as the decision keeps them. */
export function chosenReasons(written: readonly WrittenReason[]): DecisionReason[] {
  return written
    .filter(reason => reason.use && reason.ja !== '')
    .map(({ rule, ja, easy, en }) => ({
      rule: rule || null,
      text: { ja, ...(easy ? { 'ja-easy': easy } : {}), ...(en ? { en } : {}) } satisfies Text,
    }))
}
