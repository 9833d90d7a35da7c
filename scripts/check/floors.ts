import { builtinModules } from 'node:module'
import type { Import } from './parse.ts'
import { type Finding, isTest, packageOf, type Rule, type Source, targetOf, topOf } from './tree.ts'

/** Which floor may stand on which. Everything not named here (server.ts, scripts, bench) may use any floor. */
const BELOW: Record<string, string[]> = {
  language: ['language'],
  platform: ['platform'],
  modules: ['modules', 'language', 'platform'],
  web: ['web', 'modules', 'language', 'platform'],
  api: ['api', 'modules', 'language', 'platform'],
  db: ['db', 'modules', 'language', 'platform'],
}

/** Packages that compute and touch nothing: they run in a browser as they are. */
const LANGUAGE_PACKAGES = new Set(['lezer-feel', 'zod', '@lezer/common', '@lezer/lr'])
const SCHEMA_PACKAGES = new Set(['zod'])
const PAGE_PACKAGES = new Set([
  'react',
  'react-dom',
  'react-router',
  '@react-router/node',
  '@react-router/dev',
])
const QUERY_PACKAGES = new Set(['kysely', 'pg'])
const BUILTINS = new Set(builtinModules)

/** May use the folder of test tools and demo data. */
const mayUseProps = (path: string) =>
  isTest(path) || path === 'server.ts' || path === 'worker.ts' || /^(db|scripts|bench)\//.test(path)

const mayQuery = (path: string) =>
  isTest(path) ||
  /^(platform|db|test|bench|scripts)\//.test(path) ||
  /^modules\/.*\/(read|write|jobs|gateway)\.ts$/.test(path)

/** Floors, import directions and who may touch the environment, SQL and React (docs/decisions/0001). */
export const floors: Rule = tree =>
  tree.sources.flatMap(source => {
    if (!source.code) return []
    const findings = source.code.imports.flatMap(entry => judgeImport(source, entry))
    return [...findings, ...judgeEnvironment(source), ...judgeQueries(source), ...judgePages(source)]
  })

function judgeImport(source: Source, entry: Import): Finding[] {
  const { path } = source
  const target = targetOf(path, entry.specifier)
  const at = { file: path, line: entry.line }
  return target === undefined
    ? judgePackage(at, entry.specifier)
    : [...judgeFloor(at, entry, target), ...judgeBrowser(source, entry, target)]
}

type At = { file: string; line: number }

function judgeFloor(at: At, entry: Import, target: string): Finding[] {
  const from = topOf(at.file)
  const to = topOf(target)
  if (target === 'db/types.ts' && entry.typeOnly) return []
  if (to === 'db' || to === 'test') {
    if (mayUseProps(at.file)) return []
    return [
      {
        ...at,
        wrong: `imports ${target}`,
        why: `${to}/ holds ${to === 'db' ? 'migrations and demo data' : 'tools for tests'}; the running program must work without it`,
        instead:
          to === 'db'
            ? 'use `import type` from db/types.ts for row types, or let server.ts pass the data in'
            : 'move what you need into the floor that owns it, or use it from a *.test.ts file only',
      },
    ]
  }
  const allowed = BELOW[from]
  if (!allowed || allowed.includes(to) || to.startsWith('+')) return []
  if (isTest(at.file) && to === '') return []
  return [{ ...at, wrong: `imports ${target}`, ...direction(from, to) }]
}

function direction(from: string, to: string): Pick<Finding, 'why' | 'instead'> {
  if (from === 'platform') {
    return {
      why: 'the ground floor knows no domain word, so that every module can stand on it',
      instead: 'take what you need as a parameter, or move this code into the module that knows the word',
    }
  }
  if (from === 'language') {
    return {
      why: 'the scheme language is pure and runs in the browser too',
      instead: 'pass the value in from the caller; if it is pure as well, it belongs in language/',
    }
  }
  if (from === 'modules') {
    return {
      why: `${to || 'the start of the program'} stands above modules; importing upward ties the work of the office to one way of reaching it`,
      instead: 'record an event and react to it above, or move the shared part down into a module',
    }
  }
  return {
    why: `${from} and ${to || 'the start of the program'} are neighbours at the top and never import one another`,
    instead: 'put what both need into a module (or platform, if it knows no domain word)',
  }
}

function judgePackage(at: At, specifier: string): Finding[] {
  const name = packageOf(specifier.replace(/^node:/, ''))
  const builtin = specifier.startsWith('node:') || BUILTINS.has(name)
  const floor = topOf(at.file)
  if (isTest(at.file)) return []
  if (floor === 'language' && (builtin || !LANGUAGE_PACKAGES.has(name))) {
    return [
      {
        ...at,
        wrong: `language/ imports ${specifier}`,
        why: 'the scheme language runs unchanged in a browser, so it may use only packages known to be pure',
        instead: `pass the result in from the caller; if ${name} really is pure, add it to LANGUAGE_PACKAGES`,
      },
    ]
  }
  if (/^modules\/.*schema\.ts$/.test(at.file) && (builtin || !SCHEMA_PACKAGES.has(name))) {
    return [
      {
        ...at,
        wrong: `a schema imports ${specifier}`,
        why: 'schema.ts is the one file of a module the browser loads',
        instead: 'keep shapes in schema.ts with zod only, and move the rest to rules.ts, read.ts or write.ts',
      },
    ]
  }
  if (PAGE_PACKAGES.has(name) && ['language', 'platform', 'modules', 'api', 'db'].includes(floor)) {
    return [
      {
        ...at,
        wrong: `imports ${name} outside web/`,
        why: 'pages live in one place, so that letters, jobs and the systems API do not depend on how pages are made',
        instead: 'return data here and draw it in web/',
      },
    ]
  }
  if (QUERY_PACKAGES.has(name) && floor !== '' && !mayQuery(at.file))
    return [queryFinding(at, `imports ${name}`)]
  return []
}

/** The parts of a route file that React Router leaves out of what it sends to the browser. */
const SERVER_EXPORTS = new Set(['loader', 'action', 'middleware', 'headers'])

/** Files of web/ that never reach the browser. */
const isServerPage = (path: string) => /^web\/server\//.test(path) || /\.server\.tsx?$/.test(path)

/** React Router strips loaders and actions from what it sends to the browser, and whole *.server files. */
function judgeBrowser(source: Source, entry: Import, target: string): Finding[] {
  const at = { file: source.path, line: entry.line }
  if (entry.typeOnly || isTest(source.path)) return []
  const schema = /^modules\/.*schema\.ts$/
  if (schema.test(source.path)) {
    if (topOf(target) === 'language' || schema.test(target)) return []
    return [
      {
        ...at,
        wrong: `a schema imports ${target}`,
        why: 'schema.ts is the one file of a module the browser loads, with all that it imports',
        instead: 'import only language/ and other schema.ts files here, or use `import type`',
      },
    ]
  }
  const needed =
    (['modules', 'platform'].includes(topOf(target)) && !schema.test(target)) || isServerPage(target)
  if (topOf(source.path) !== 'web' || !needed || isServerPage(source.path)) return []
  if (source.code?.exports.some(name => SERVER_EXPORTS.has(name))) return []
  return [
    {
      ...at,
      wrong: `imports ${target} in a file that may reach the browser`,
      why: 'the browser may load only language/ and modules/*/schema.ts; anything else would ship server code or break the build',
      instead:
        'fetch in the route’s loader and pass the result as props, or move this into web/server/ or a *.server.ts file',
    },
  ]
}

function judgeEnvironment({ path, code }: Source): Finding[] {
  // Tests and scripts also look for tools of the machine they run on (a browser, a container).
  if (path === 'platform/env.ts' || topOf(path) === 'scripts' || isTest(path)) return []
  return (code?.environment ?? []).map(line => ({
    file: path,
    line,
    wrong: 'reads process.env',
    why: 'an operator must find every setting, its default and its check in one file',
    instead: 'add the setting to platform/env.ts and take it from there',
  }))
}

function judgeQueries({ path, code }: Source): Finding[] {
  if (mayQuery(path)) return []
  return (code?.queries ?? []).map(({ line, text }) =>
    queryFinding({ file: path, line }, `builds SQL (${text})`),
  )
}

function queryFinding(at: At, wrong: string): Finding {
  return {
    ...at,
    wrong,
    why: 'whoever reviews access to the data must have to read only read.ts, write.ts, jobs.ts and gateway.ts',
    instead: 'ask the question in the module’s read.ts (or command it in write.ts) and call that',
  }
}

function judgePages({ path }: Source): Finding[] {
  if (!path.endsWith('.tsx') || topOf(path) === 'web') return []
  return [
    {
      file: path,
      line: 1,
      wrong: 'a .tsx file outside web/',
      why: 'React lives only in web/, and Node runs .ts files but not .tsx',
      instead: 'move it into web/, or make it a .ts file that returns data',
    },
  ]
}
