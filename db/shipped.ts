import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { parseScheme } from '#language/publish/parse.ts'
import type { Scheme } from '#language/scheme/scheme.ts'

const root = join(import.meta.dirname, '..', 'schemes')

/** Every scheme of the repository and the municipalities that run it: `['postpartum-care', '139998']`, … */
export function shippedSchemes(): [id: string, code: string][] {
  return readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      yamlFiles(join(root, name, 'municipalities')).map((file): [string, string] => [
        name,
        file.slice(0, -5),
      ]),
    )
}

/** A scheme as one municipality runs it, read from the files. Throws the problems of its shape. */
export function shippedScheme(id: string, code: string): Scheme {
  const folder = join(root, id)
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'))
  const parsed = parseScheme(yamlFiles(folder).map(read), read(join('municipalities', `${code}.yaml`)))
  if (parsed.ok) return parsed.scheme
  throw new Error(
    parsed.problems.map(problem => `${id}/${code} ${problem.path}: ${problem.message}`).join('\n'),
  )
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
}
