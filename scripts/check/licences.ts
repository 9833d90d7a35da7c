import type { Finding, Rule, Tree } from './tree.ts'

/** Licences under which a municipality may use, change and pass on the whole without conditions on its own work. */
const PERMISSIVE = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD OFL-1.1 Unlicense BlueOak-1.0.0 Zlib'.split(' '),
)
const FOR_DEVELOPMENT = new Set([...PERMISSIVE, 'MPL-2.0'])
/** Conditions that would reach from a package into the work of those who run the platform. */
const STRONG_COPYLEFT = /\b(AGPL|SSPL|BUSL)\b|(^|[^L])GPL-/

type Lock = { packages?: Record<string, { license?: string; dev?: boolean }> }
type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> }

/** Every package we name has a permissive licence and a line in the README that says what it is for. */
export const licences: Rule = tree => {
  const manifest = JSON.parse(tree.text('package.json') ?? '{}') as Manifest
  const lock = JSON.parse(tree.text('package-lock.json') ?? '{}') as Lock
  const named = [
    ...Object.keys(manifest.dependencies ?? {}).map(name => ({ name, allowed: PERMISSIVE })),
    ...Object.keys(manifest.devDependencies ?? {}).map(name => ({ name, allowed: FOR_DEVELOPMENT })),
  ]
  return [
    ...named.flatMap(({ name, allowed }) => judgeLicence(tree, name, lock, allowed)),
    ...judgeTable(
      tree,
      named.map(({ name }) => name),
    ),
    ...judgeTransitive(tree, lock),
  ]
}

/** True when one choice of an SPDX expression (`MIT OR Apache-2.0`, `(MIT AND Zlib)`) is wholly allowed. */
export function allows(expression: string, allowed: Set<string>): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(id => allowed.has(id.trim())))
}

function judgeLicence(tree: Tree, name: string, lock: Lock, allowed: Set<string>): Finding[] {
  const licence = lock.packages?.[`node_modules/${name}`]?.license
  if (licence && allows(licence, allowed)) return []
  return [
    {
      file: 'package.json',
      line: lineOf(tree.text('package.json') ?? '', `"${name}"`),
      wrong: `${name} is under ${licence ?? 'no stated licence'}`,
      why: 'a municipality must be free to use, change and hand on the platform without asking',
      instead: 'choose a package under MIT, ISC, BSD, Apache-2.0 or the like, or do without',
    },
  ]
}

/** Whether the README's table names this package. */
function tabled(tree: Tree, name: string): boolean {
  const rows = (tree.text('README.md') ?? '').split('\n').filter(line => line.startsWith('|'))
  return rows.some(row => row.includes(`\`${name}\``))
}

/** True until the README has a table of dependencies at all; then there is nothing to compare with. */
export function lacksTable(tree: Tree): boolean {
  const manifest = JSON.parse(tree.text('package.json') ?? '{}') as Manifest
  return !Object.keys(manifest.dependencies ?? {}).some(name => tabled(tree, name))
}

function judgeTable(tree: Tree, names: string[]): Finding[] {
  if (lacksTable(tree)) return []
  return names
    .filter(name => !tabled(tree, name))
    .map(name => ({
      file: 'package.json',
      line: lineOf(tree.text('package.json') ?? '', `"${name}"`),
      wrong: `${name} is missing from the table of dependencies in README.md`,
      why: 'whoever answers for a city’s systems wants to know what is in them and what for',
      instead: `add a row to the table: | \`${name}\` | licence | what we use it for |`,
    }))
}

function judgeTransitive(tree: Tree, lock: Lock): Finding[] {
  return Object.entries(lock.packages ?? {}).flatMap(([path, { license }]) => {
    if (!license || !STRONG_COPYLEFT.test(license) || allows(license, FOR_DEVELOPMENT)) return []
    return [
      {
        file: 'package-lock.json',
        line: lineOf(tree.text('package-lock.json') ?? '', `"${path}"`),
        wrong: `${path.replace(/^.*node_modules\//, '')} is under ${license}`,
        why: 'its conditions would reach the municipality’s own changes',
        instead: 'find which of our packages brings it (npm why) and replace that one',
      },
    ]
  })
}

function lineOf(text: string, part: string): number {
  const at = text.indexOf(part)
  return at === -1 ? 1 : text.slice(0, at).split('\n').length
}
