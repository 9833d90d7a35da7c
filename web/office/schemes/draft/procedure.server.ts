import type { Rank } from '#language/scheme/workflow.ts'
import type { Procedure } from '#modules/publishing/draft/schema.ts'
import { field } from './run.server.ts'

type Posted = Omit<Procedure, 'scheme' | 'revision'>

/** The posted days and routes. What cannot be a number or a rank is left for the command to refuse. */
export function procedureFrom(form: FormData): Posted {
  const number = (name: string) => Number(field(form, name).normalize('NFKC') || Number.NaN)
  const routes = form
    .getAll('route')
    .map(String)
    .map(id => {
      const of = (part: string) => field(form, `route.${id}.${part}`)
      const chosen = [0, 1, 2, 3].map(index => of(`rank.${index}`)).filter(rank => rank !== '')
      const standIns: Posted['routes'][number]['standIns'] = []
      for (let index = 0; form.has(`route.${id}.standIn.${index}.for`); index++) {
        const [absent, by] = [of(`standIn.${index}.for`), of(`standIn.${index}.by`)]
        if (absent && by) standIns.push({ for: absent as Rank, by: by as Rank })
      }
      return {
        id,
        mode: of('mode') as 'each' | 'batch',
        ranks: [...new Set(chosen)] as Rank[],
        draftedBySystem: form.has(`route.${id}.draftedBySystem`),
        standIns,
      }
    })
  return {
    standardDays: number('standardDays'),
    clock: field(form, 'clock') as Posted['clock'],
    correctionDays: number('correctionDays'),
    routes,
  }
}
