import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Code, parseCode } from './parse.ts'

/** One place in the repository that breaks a rule, told so that the reader can mend it without asking. */
export type Finding = {
  file: string
  line: number
  /** What is there. */
  wrong: string
  /** Why we do not want it. */
  why: string
  /** What to do in its place. */
  instead: string
}

export type Rule = (tree: Tree) => Finding[]

export type Source = { path: string; text: string; code: Code | undefined }

/** The repository as the rules see it: every text file we wrote, with its imports resolved. */
export type Tree = {
  sources: Source[]
  has(path: string): boolean
  text(path: string): string | undefined
}

const SKIPPED = new Set(['node_modules', '.git', 'build', 'data', '.react-router', 'test-results'])
const TEXT = /(\.(ts|tsx|mjs|js|css|sql|ya?ml|json|md|html|svg|txt|csv)|^[A-Za-z.]+)$/
const CODE = /\.(ts|tsx|mjs|js)$/

/** Builds a tree from texts in memory; the rules' own tests use it with samples. */
export function treeOf(files: Record<string, string>): Tree {
  const sources = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, text, code: CODE.test(path) ? parseCode(path, text) : undefined }))
  const texts = new Map(Object.entries(files))
  return { sources, has: path => texts.has(path), text: path => texts.get(path) }
}

/** Reads the work tree under `root`, leaving out what is generated, installed or data. */
export function readTree(root: string): Tree {
  const files: Record<string, string> = {}
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!SKIPPED.has(path)) visit(path)
      } else if (entry.isFile()) {
        // Pictures and fonts count as places (shape rule) but are not read.
        files[path] = TEXT.test(entry.name) ? readFileSync(join(root, path), 'utf8') : ''
      }
    }
  }
  visit('')
  return treeOf(files)
}

/** The repository path an import points to, or undefined for packages and built-ins. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier))
  if (specifier.startsWith('#')) return specifier.slice(1)
  return undefined
}

/** `@scope/name/deep` → `@scope/name`; `name/deep` → `name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/')

/** The first folder of a path, or '' for a file at the top. */
export const topOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : '')
