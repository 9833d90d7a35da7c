// `npm run bench -- guide`: the guide over all shipped schemes, walked with the truth of the demo city's named families:
// how many pages are put to each until nothing more can change, and how long the next question takes to find.
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import { tokyoDay } from '#language/values/date.ts'
import { trueFamilies } from '#test/guide-families.ts'
import { spread, walkGuide } from '#test/guide-walk.ts'

const today = tokyoDay(new Date())
const shipped = (municipality: number) =>
  shippedSchemes()
    .filter(([, code]) => code === String(municipality))
    .map(([id, code]) => shippedScheme(id, code))

const families = trueFamilies(today)
const towns = new Map(
  [...new Set(families.map(each => each.municipality))].map(town => [town, shipped(town)]),
)
const begun = performance.now()
const walks = families.map(family => walkGuide(towns.get(family.municipality) ?? [], family, today))
const milliseconds = performance.now() - begun
const counts = walks.map(walk => walk.pages.length)
const { median, p90 } = spread(counts)
const pages = counts.reduce((sum, count) => sum + count, 0)
if (process.argv.includes('--all')) {
  for (const { household, pages: put } of walks) console.log(household, put.length, put.join(' '))
}
console.log(
  JSON.stringify({
    bench: 'guide',
    families: families.length,
    schemes: Math.max(...[...towns.values()].map(schemes => schemes.length)),
    medianQuestions: median,
    p90,
    most: Math.max(...counts),
    // Short questions about one thing stand on one page: how many were answered in all.
    medianAnswers: spread(walks.map(walk => walk.state.steps.length)).median,
    millisecondsPerPage: Math.round(milliseconds / pages),
  }),
)
