import { floors } from './floors.ts'
import { licences } from './licences.ts'
import { migrations } from './migrations.ts'
import { order } from './order.ts'
import { shape } from './shape.ts'
import type { Rule } from './tree.ts'
import { words } from './words.ts'

/** The house rules by name, in the order they are reported. */
export const rules: Record<string, Rule> = { floors, order, shape, words, migrations, licences }
