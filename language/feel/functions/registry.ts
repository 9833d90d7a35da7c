import { booleanFunctions } from './boolean.ts'
import { contextFunctions } from './context.ts'
import { conversionFunctions } from './conversion.ts'
import type { Builtin } from './define.ts'
import { japaneseFunctions } from './japan.ts'
import { listFunctions } from './list.ts'
import { listChangeFunctions } from './list-change.ts'
import { numberFunctions } from './number.ts'
import { rangeFunctions } from './range.ts'
import { statisticsFunctions } from './statistics.ts'
import { stringFunctions } from './string.ts'
import { temporalFunctions } from './temporal.ts'

const builtins = new Map<string, Builtin>()
for (const builtin of [
  ...booleanFunctions,
  ...contextFunctions,
  ...conversionFunctions,
  ...japaneseFunctions,
  ...listFunctions,
  ...listChangeFunctions,
  ...numberFunctions,
  ...rangeFunctions,
  ...statisticsFunctions,
  ...stringFunctions,
  ...temporalFunctions,
]) {
  builtins.set(builtin.name, builtin)
}

/** The built-in function of this name. */
export function builtinNamed(name: string): Builtin | undefined {
  return builtins.get(name)
}

/** All names of built-in functions, for editors and for suggesting the one that was meant. */
export function builtinNames(): string[] {
  return [...builtins.keys()]
}
