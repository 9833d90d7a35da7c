import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lacksTable } from './licences.ts'
import { rules } from './rules.ts'
import { type Finding, readTree } from './tree.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const named = process.argv.slice(2)
const unknown = named.filter(name => !(name in rules))
if (unknown.length > 0) {
  console.error(`No house rule is called ${unknown.join(', ')}. There are: ${Object.keys(rules).join(', ')}.`)
  process.exit(2)
}

const tree = readTree(root)
const unread = tree.sources.flatMap(({ path, code }) =>
  (code?.errors ?? []).map(error => `${path}:${error.line}  cannot be parsed: ${error.message}`),
)
let count = unread.length
for (const line of unread) console.log(line)

for (const [name, rule] of Object.entries(rules)) {
  if (named.length > 0 && !named.includes(name)) continue
  const findings = rule(tree).sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  count += findings.length
  for (const finding of findings) console.log(sentence(name, finding))
}
if (lacksTable(tree)) console.log('Note: README.md has no table of dependencies yet, so it was not compared.')
console.log(`${tree.sources.length} files read, ${count === 0 ? 'nothing to mend' : `${count} to mend`}.`)
process.exit(count === 0 ? 0 : 1)

function sentence(rule: string, { file, line, wrong, why, instead }: Finding): string {
  return `${file}:${line}  [${rule}] ${wrong}\n    Why: ${why}.\n    Instead: ${instead}.`
}
