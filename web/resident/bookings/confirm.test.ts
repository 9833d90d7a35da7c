import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { mannaka, world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { resident } from '#test/builders.ts'
import { careFacility, careIn, coupon, slot } from '#test/coupons.ts'

const w = await world()
const site = await app(w)
await careIn(w, mannaka)
const place = await careFacility(w)
const today = tokyoDay(new Date())
const mother = await resident(w)
const born = { 申請日: addDays(today, -20), 出産日: addDays(today, -30), 退院日: addDays(today, -25) }
const voucher = await coupon(w, mother, { facts: born, on: addDays(today, -10) })
const last = await slot(w, place.facilityId, addDays(today, 14))
const cookie = await site.signIn(mother)
const path = `/mannaka/bookings/confirm?type=day&facility=${place.facilityId}&slot=${last}`

test('going back after booking and pressing again: told that it is booked, and led there', async () => {
  const page = await (await site.get(path, { as: cookie })).text()
  const first = await site.post(path, fieldsIn(page), { as: cookie })
  const booked = first.headers.get('location')?.replace(/\?.*/, '') ?? ''
  assert.match(booked, /^\/mannaka\/bookings\/[0-9a-f-]{36}$/)
  // The very same page sent once more, as a browser that kept it would.
  const kept = await site.post(path, fieldsIn(page), { as: cookie })
  assert.equal(kept.headers.get('location')?.replace(/\?.*/, ''), booked)
  // And a page that was made anew.
  const fresh = { ...fieldsIn(page), _key: crypto.randomUUID() }
  const again = await site.post(path, fresh, { as: cookie })
  assert.equal(again.status, 409)
  for (const html of [await again.text(), await (await site.get(path, { as: cookie })).text()]) {
    assert.match(textOf(html), /予約できています/)
    assert.match(textOf(html), /もう予約してあります/)
    assert.doesNotMatch(textOf(html), /満員/)
    assert.ok(html.includes(`href="${booked}"`))
    assert.ok(!html.includes('name="wish"'), 'nothing to press again')
  }
})

test('another family is told only that it is full', async () => {
  const stranger = await resident(w)
  await coupon(w, stranger, { facts: born, on: addDays(today, -10) })
  const html = await (await site.get(path, { as: await site.signIn(stranger) })).text()
  assert.match(textOf(html), /満員/)
  assert.doesNotMatch(textOf(html), /もう予約してあります/)
  assert.ok(voucher.voucherId && !html.includes(voucher.voucherId))
})
