import { z } from 'zod'
import { Source } from '#language/scheme/basics.ts'
import { Example } from '#language/scheme/rules.ts'
import { Route, Workflow } from '#language/scheme/workflow.ts'
import { Text } from '#language/text.ts'

const scheme = z.string().min(1).describe('Id of the scheme')
const revision = z.number().int().min(1).describe('The revision the editor saw; another one refuses')
const of = z.object({ scheme, revision }).strict()

export const DraftStart = z
  .object({
    scheme,
    version: z.number().int().positive().optional().describe('Copy this one; else the newest'),
  })
  .strict()

export const AmountRow = of.extend({
  parameter: z.string().min(1),
  from: z.string().min(1).describe('First day, YYYY-MM-DD'),
  value: z.string().min(1).describe('As typed; read by the kind of the other rows'),
  source: Source,
})
export type AmountRow = z.infer<typeof AmountRow>

export const AmountRowRemoval = of.extend({ parameter: z.string().min(1), from: z.string().min(1) })

export const Rewording = of.extend({
  path: z.string().min(1).describe('pathText of the wording'),
  text: Text,
})

/** What staff set of a route in a form; whom it is for and under which condition is the expert's. */
export const Procedure = of.extend({
  standardDays: Workflow.shape.standardDays,
  clock: Workflow.shape.clock,
  correctionDays: Workflow.shape.correctionDays,
  routes: z.array(
    Route.pick({ id: true, mode: true, ranks: true, draftedBySystem: true, standIns: true }).strict(),
  ),
})
export type Procedure = z.infer<typeof Procedure>

export const ExampleEdit = of.extend({
  replaces: z.string().optional().describe('Name of the example it takes the place of; else it is added'),
  example: Example,
})

export const ExampleRemoval = of.extend({ name: z.string().min(1) })

export const WholeDraft = of.extend({ text: z.string().describe('The whole definition as YAML') })

export const DraftDiscard = of

export const DraftPublication = of.extend({
  effectiveFrom: z.iso.date(),
  note: z.string().max(1000).default('').describe('Why: 「2027年4月の要綱改正」'),
})
