import { formatDate } from '#language/values/date.ts'
import { Coupon } from '../../ui/coupon.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { booking } from '../bookings/words.ts'
import type { ShownVoucher } from './shown.server.ts'

/** A voucher as cards: one for each pool, the balance large. Also for the home page. */
export function Coupons({ voucher }: { voucher: ShownVoucher }) {
  const language = useLanguage()
  const speak = useSay()
  const over = voucher.state !== 'usable'
  const until = formatDate(voucher.validUntil, language)
  return (
    <div className="flex flex-col gap-4">
      {voucher.balances.map(balance => (
        <Coupon
          key={balance.pool}
          name={
            voucher.balances.length > 1 ? (
              <>
                <Say text={voucher.name} /> <Say text={balance.label} />
              </>
            ) : (
              <Say text={voucher.name} />
            )
          }
          owner={voucher.holder}
          balance={balance.remaining}
          unit={speak(balance.unit)}
          of={balance.limit}
          valid={
            <>
              {voucher.notYet && (
                <>
                  <Say
                    text={booking.validFrom}
                    values={{ day: formatDate(voucher.validFrom, language) }}
                  />{' '}
                </>
              )}
              <Say text={booking.validUntil} values={{ day: until }} />
            </>
          }
          spent={over || balance.remaining === 0}
        >
          <div className="flex flex-wrap gap-2">
            {over && (
              <StatusBadge status="bad">
                <Say text={voucher.state === 'revoked' ? booking.revoked : booking.expired} />
              </StatusBadge>
            )}
            {balance.held > 0 && (
              <StatusBadge status="active" icon="calendar">
                <Say text={booking.held} values={{ n: balance.held, unit: speak(balance.unit) }} />
              </StatusBadge>
            )}
            {balance.used > 0 && (
              <StatusBadge>
                <Say text={booking.used} values={{ n: balance.used, unit: speak(balance.unit) }} />
              </StatusBadge>
            )}
          </div>
        </Coupon>
      ))}
    </div>
  )
}
