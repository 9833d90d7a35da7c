import { addSlot, publishSlots } from '#modules/bookings/slots/write.ts'
import type { Context } from '#platform/context.ts'

/** Publishes what the form of new slots says: a weekly pattern, or one slot. Gives where to look at it. */
export async function publish(ctx: Context, form: FormData): Promise<{ week: string; made: number }> {
  const text = (name: string) => String(form.get(name) ?? '')
  const [scheme = '', type = ''] = text('type').split(' ')
  const key = text('_key')
  const starts = text('starts')
  const hours = Number(text('hours'))
  const capacity = Number(text('capacity'))
  if (text('kind') === 'once') {
    const day = text('day')
    await addSlot(ctx, { scheme, type, day, starts, hours, capacity }, { key })
    return { week: day, made: 1 }
  }
  const closedDays = text('closedDays')
    .split(/[\s,、，]+/)
    .filter(Boolean)
  const { made } = await publishSlots(
    ctx,
    {
      scheme,
      type,
      weekdays: form.getAll('weekdays').map(Number),
      starts,
      hours,
      capacity,
      from: text('from'),
      until: text('until'),
      closedDays,
      onHolidays: form.get('onHolidays') === 'yes',
    },
    { key },
  )
  return { week: text('from'), made }
}

/** What to say at each box the schema refused. */
export const boxProblems: Record<string, string> = {
  scheme: '種類を選んでください。',
  type: '種類を選んでください。',
  weekdays: '曜日を一つ以上選んでください。',
  starts: '始まる時刻を、10:00のように入力してください。',
  hours: '長さを、時間の数で入力してください（泊まりは24）。',
  capacity: '定員を、1以上の数字で入力してください。',
  day: '日を入力してください。',
  from: '始める日を入力してください。',
  until: '終わる日を、始める日より後にしてください。',
  closedDays: '休む日を、2026-12-28のように入力してください。',
}
