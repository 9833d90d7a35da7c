#!/usr/bin/env node
// `npm start`: from a bare checkout to a running service; pages are built again when their sources changed.
// From here on server.ts tells its own steps: PostgreSQL, migrations, demo city, address.
import { continueWith, ensureDependencies } from './bootstrap.mjs'
import { ensurePages } from './pages.mjs'

const node = ensureDependencies({ development: process.env.NODE_ENV !== 'production' })
await ensurePages(node)

const environment = {}
if (!process.env.NODE_ENV) {
  // Someone trying it out gets the demo city, at the speed React has in production.
  environment.NODE_ENV = 'production'
  environment.MANNAKA_DEMO = process.env.MANNAKA_DEMO || '1'
}
continueWith(node, 'server.ts', process.argv.slice(2), environment)
