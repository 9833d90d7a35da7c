import { type Finding, isTest, type Rule, topOf } from './tree.ts'

const TOP_FOLDERS = new Set(
  '.ci .github api bench db docs language modules platform public schemes scripts test web'.split(' '),
)
const TOP_FILES = new Set(
  (
    'server.ts worker.ts package.json package-lock.json tsconfig.json biome.json vite.config.ts ' +
    'react-router.config.ts .nvmrc README.md README.ja.md LICENSE STYLE.md GLOSSARY.md CONTRIBUTING.md CHANGELOG.md ' +
    '.gitignore .gitattributes .dockerignore .editorconfig .node-version .npmrc Dockerfile compose.yaml'
  ).split(' '),
)
/** What all modules share: their reading order, every expected refusal, and the task list of the queue. */
const MODULES_FILES = new Set(['order.ts', 'refusals.ts', 'jobs.ts'])
const MODULE_FILE = /^(schema|rules|access|read|write|jobs|gateway|refusals)\.ts$/
const VAGUE = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'service', 'services', 'misc'])
const CODE = /\.(ts|tsx|mjs|js|css|sql)$/
const GENERATED = new Set(['db/types.ts'])
const MOST_LINES = 400
const MOST_TEST_LINES = 600

/** Where files may be, what they may be called and how long they may grow (STYLE.md). */
export const shape: Rule = tree =>
  tree.sources.flatMap(({ path, text }) => [
    ...judgePlace(path),
    ...judgeName(path),
    ...judgeModuleFile(path),
    ...judgeLength(path, text),
  ])

function judgePlace(path: string): Finding[] {
  const top = topOf(path)
  if (top === '' ? TOP_FILES.has(path) : TOP_FOLDERS.has(top)) {
    if (top !== 'schemes' || !CODE.test(path) || isTest(path)) return []
    return [
      {
        file: path,
        line: 1,
        wrong: 'code inside schemes/',
        why: 'a scheme is data that a clerk can read and change',
        instead: 'say it in YAML; if the language lacks a word for it, add that word in language/',
      },
    ]
  }
  return [
    {
      file: path,
      line: 1,
      wrong: top === '' ? 'a file at the top that is not known' : `a top folder that is not known (${top}/)`,
      why: 'newcomers find their way because every folder at the top has one purpose',
      instead: 'move it to the floor it belongs to, or make its place known in scripts/check/shape.ts',
    },
  ]
}

function judgeName(path: string): Finding[] {
  const parts = path.replace(/\.(test|server|client)?\.?[a-z]+$/, '').split('/')
  const vague = parts.find(part => VAGUE.has(part))
  const file = parts[parts.length - 1]
  if (vague && CODE.test(path)) {
    return [
      {
        file: path,
        line: 1,
        wrong: `the name “${vague}” says nothing`,
        why: 'such files gather what nobody could place, until everything imports them',
        instead: 'name the file after what it knows (era.ts, kana.ts), next to who uses it',
      },
    ]
  }
  if (file === 'index' && /\.tsx?$/.test(path)) {
    return [
      {
        file: path,
        line: 1,
        wrong: 'an index file',
        why: 'barrels knot a code base into import circles and hide where things are',
        instead: 'import from the file itself; name a page after what it shows (home.tsx)',
      },
    ]
  }
  return []
}

function judgeModuleFile(path: string): Finding[] {
  if (topOf(path) !== 'modules' || isTest(path)) return []
  const parts = path.split('/').slice(1)
  const file = parts[parts.length - 1] as string
  if (parts.length === 1 && MODULES_FILES.has(file)) return []
  if ((parts.length === 2 || parts.length === 3) && MODULE_FILE.test(file)) return []
  return [
    {
      file: path,
      line: 1,
      wrong:
        parts.length > 3 ? 'a module folder more than two deep' : `${file} is not a file name of a module`,
      why: 'every module has the same shape, so knowing one is knowing all',
      instead:
        'use schema, rules, access, read, write, jobs or gateway; if one grows too big, split by noun into a sub-folder (cases/approval/write.ts)',
    },
  ]
}

function judgeLength(path: string, text: string): Finding[] {
  if (!CODE.test(path) || GENERATED.has(path)) return []
  const lines = text.split('\n').length - 1
  const most = isTest(path) ? MOST_TEST_LINES : MOST_LINES
  if (lines <= most) return []
  return [
    {
      file: path,
      line: most,
      wrong: `${lines} lines, more than ${most}`,
      why: 'a file that does not fit in the head hides its mistakes',
      instead: 'split it by noun, not by layer: each part with its own test beside it',
    },
  ]
}
