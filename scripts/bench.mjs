#!/usr/bin/env node
// `npm run bench -- NAME [options]`: runs bench/NAME.ts under Node 24 against a database of its own.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { continueWith, ensureDependencies, fail, root } from './bootstrap.mjs'
import { ensurePages } from './pages.mjs'

const [name, ...options] = process.argv.slice(2)
const folder = join(root, 'bench')
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map(file => file.slice(0, -'.ts'.length))
  : []
if (!name || !names.includes(name)) fail(`使い方: npm run bench -- (${names.join(' | ')})`)

const node = ensureDependencies({ development: true })
await ensurePages(node)
continueWith(node, 'scripts/bench-run.mjs', [name, ...options], { NODE_ENV: 'production' })
