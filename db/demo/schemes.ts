import { publishScheme } from '#modules/publishing/write.ts'
import { shippedScheme, shippedSchemes } from '../shipped.ts'
import type { Stage } from './stage.ts'

/** Publishes every shipped scheme through the same gate a clerk's edit goes through. */
export async function publishSchemes({ as }: Stage, at: Date, effectiveFrom: string): Promise<void> {
  for (const [id, code] of shippedSchemes()) {
    const municipality = Number(code)
    const system = { kind: 'system', municipalityId: municipality, job: 'demo' } as const
    await as(system, at, ctx =>
      publishScheme(ctx, { municipality, document: shippedScheme(id, code), effectiveFrom }),
    )
  }
}
