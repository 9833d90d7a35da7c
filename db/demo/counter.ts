import { addDays, tokyoDay } from '#language/values/date.ts'
import { addTemplate } from '#modules/papers/write.ts'
import { awaitPapers, describeVisit, markExplained, openVisit, receivePaper } from '#modules/visits/write.ts'
import type { Actor } from '#platform/context.ts'
import { shippedForms } from '../forms/shipped.ts'
import type { Stage } from './stage.ts'

/**
 * 窓口: the forms that come with the house; somebody who waits, and somebody who said a week ago that a paper would come
 * today.
 */
export async function playCounter(
  scene: Pick<Stage, 'as' | 'perform'>,
  clerk: Actor,
  now: Date,
): Promise<void> {
  const forms = await shippedForms()
  const lately = new Date(now.getTime() - 9 * 60_000)
  const lastWeek = new Date(now.getTime() - 6 * 86_400_000)
  await scene.perform(async () => {
    for (const form of forms) await scene.as(clerk, lastWeek, ctx => addTemplate(ctx, form))
    const { id } = await scene.as(clerk, lastWeek, ctx => openVisit(ctx, { label: '窓口1' }))
    await scene.as(clerk, lastWeek, ctx => markExplained(ctx, { id }))
    const papers = [
      { paper: 'family-register', name: '戸籍全部事項証明書', promisedOn: tokyoDay(now) },
      { paper: 'pension-number', name: '基礎年金番号の分かるもの', promisedOn: addDays(tokyoDay(now), 3) },
      { paper: 'account', name: '口座が分かるもの', promisedOn: tokyoDay(now) },
    ]
    await scene.as(clerk, lastWeek, ctx => awaitPapers(ctx, { id, papers }))
    await scene.as(clerk, lately, ctx => receivePaper(ctx, { id, paper: 'account' }))
    const note = '平日は17時すぎに来られるとのこと。電話は携帯へ。'
    await scene.as(clerk, lately, ctx => describeVisit(ctx, { id, label: '窓口1', note, remindOn: null }))
    await scene.as(clerk, lately, ctx => openVisit(ctx, { label: '番号札 27' }))
  })
}
