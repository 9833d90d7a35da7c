import { formatInstant } from '#language/values/date.ts'
import { Say } from '../../ui/say.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { booking } from './words.ts'

/** Until when cancelling is free, and what it costs afterwards: told before somebody books. */
export function CancelRule({
  deadline,
  fee,
  usesUnits,
}: {
  deadline: string
  fee: number
  usesUnits: boolean
}) {
  const language = useLanguage()
  const when = formatInstant(new Date(deadline), language, 'western')
  return (
    <>
      <Say text={booking.cancelFree} values={{ when }} />
      <br />
      {fee > 0 ? (
        <Say text={booking.cancelFee} values={{ fee: fee.toLocaleString('ja-JP') }} />
      ) : (
        <Say text={booking.cancelNoFee} />
      )}{' '}
      <Say text={usesUnits ? booking.cancelUses : booking.cancelKeeps} />
    </>
  )
}
