#!/usr/bin/env node
// `npm test`: everything the tests need, then all of them; `npm test -- modules/cases` only those below a path.
import { continueWith, ensureDependencies } from './bootstrap.mjs'

const node = ensureDependencies({ development: true })
continueWith(node, 'scripts/test-run.mjs', process.argv.slice(2), { NODE_ENV: 'test' })
