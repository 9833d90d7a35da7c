import type { FileAnswer, Question } from '../../scheme/form.ts'
import type { FieldProblem, Kind } from '../kind.ts'

/**
 * Each value of the bare name is the JSON of one `FileAnswer` (or of a list), put into a hidden box after upload;
 * `.remove` names hashes to take out again. Whoever calls must see that the hashes belong to this draft.
 */
export const file: Kind<FileAnswer[]> = {
  kind: 'file',
  read: (fields, question) => {
    const removed = new Set(fields.all('remove'))
    const files: FileAnswer[] = []
    for (const posted of fields.all().filter(text => text !== '')) {
      const parsed = filesIn(posted)
      if (!parsed) return { problems: [{ field: fields.name(), message: again }] }
      for (const each of parsed) {
        if (!removed.has(each.hash) && files.every(other => other.hash !== each.hash)) files.push(each)
      }
    }
    if (files.length === 0) return {}
    const problems = check(files, question)
    return problems.length > 0 ? { problems } : { value: files }
  },
  write: (value, question) => ({ [question.id]: value.map(each => JSON.stringify(each)) }),
  check,
  format: (value, _question, language) => value.map(each => each.name).join(language === 'en' ? ', ' : '、'),
  toFact: value => value.map(each => each.name),
}

function check(files: FileAnswer[], question: Question): FieldProblem[] {
  const one = !question.multiple && files.length > 1
  const tooMany = question.maximum !== undefined && files.length > question.maximum
  if (one || tooMany) return [{ field: question.id, message: fewer(one ? 1 : (question.maximum ?? 1)) }]
  return files.every(isFile) ? [] : [{ field: question.id, message: again }]
}

function filesIn(text: string): FileAnswer[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    const list = Array.isArray(parsed) ? parsed : [parsed]
    return list.every(isFile)
      ? list.map(({ hash, name, mime, bytes }) => ({ hash, name, mime, bytes }))
      : undefined
  } catch {
    return undefined
  }
}

function isFile(value: unknown): value is FileAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { hash, name, mime, bytes } = value as Record<string, unknown>
  const texts = [hash, name, mime].every(text => typeof text === 'string' && text !== '')
  return texts && typeof bytes === 'number' && Number.isInteger(bytes) && bytes >= 0
}

const again = {
  ja: 'ファイルをもう一度選んでください。',
  'ja-easy': 'ファイルを もう一度 選んでください。',
  en: 'Choose the file again.',
} as const

function fewer(most: number) {
  return {
    ja: `ファイルは${most}個までです。不要なものを削除してください。`,
    'ja-easy': `ファイルは ${most}つまでです。いらない ものを 消してください。`,
    en: `At most ${most} file${most === 1 ? '' : 's'}. Remove the others.`,
  }
}
