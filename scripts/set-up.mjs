#!/usr/bin/env node
// `npm run set-up -- city.yaml`: the municipality and its first administrator of a real installation.
import { continueWith, ensureDependencies } from './bootstrap.mjs'

const node = ensureDependencies({ development: false })
continueWith(node, 'scripts/set-up-run.mjs', process.argv.slice(2), {
  NODE_ENV: process.env.NODE_ENV || 'production',
  MANNAKA_DEMO: '0',
})
