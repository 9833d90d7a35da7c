import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import type { Account } from '../session/read.ts'
import { actorOfSession } from '../session/read.ts'
import { passkeysOf } from './read.ts'
import { addPasskey, beginPasskey, beginPasskeySignIn, removePasskey, signInWithPasskey } from './write.ts'

const w = await world()
const publicUrl = 'https://mannaka.example.jp'
const nowhere = { address: null }
const b64 = (bytes: Buffer | Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()

/** The few CBOR shapes an authenticator writes (RFC 8949). */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const parts = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as Buffer)])
  return Buffer.concat([head(5, value.size), ...parts])
}

/** A passkey in software: makes a key for a site, and answers its challenges (WebAuthn 6.1, 6.5). */
class Authenticator {
  readonly id = randomBytes(32)
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  counter = 0
  host = 'mannaka.example.jp'
  origin = publicUrl
  unlocked = true

  private data(attested?: Buffer): Buffer {
    const flags = 0x01 | (this.unlocked ? 0x04 : 0) | (attested ? 0x40 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(this.host), Buffer.from([flags]), counter, attested ?? Buffer.alloc(0)])
  }

  private client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }))
  }

  register(challenge: string): string {
    const jwk = this.keys.publicKey.export({ format: 'jwk' })
    const point = (part: string | undefined) => Buffer.from(part ?? '', 'base64url')
    const key = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(jwk.x)],
        [-3, point(jwk.y)],
      ]),
    )
    const length = Buffer.from([0, this.id.length])
    const authData = this.data(Buffer.concat([Buffer.alloc(16), length, this.id, key]))
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    )
    return JSON.stringify({
      id: b64(this.id),
      rawId: b64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: b64(this.client('webauthn.create', challenge)),
        attestationObject: b64(attestation),
        transports: ['internal'],
      },
    })
  }

  answer(challenge: string, key: KeyObject = this.keys.privateKey): string {
    this.counter++
    const authenticatorData = this.data()
    const client = this.client('webauthn.get', challenge)
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(client)]))
      .sign(key)
    return JSON.stringify({
      id: b64(this.id),
      rawId: b64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: b64(client),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
      },
    })
  }
}

const rowOf = (id: string): Promise<Account> =>
  w.owner.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const mother = await resident(w)
const account = await rowOf(mother.accountId)
const phone = new Authenticator()

async function enrol(device: Authenticator, label = 'わたしの電話') {
  const { options, token } = await w.as(mother, ctx => beginPasskey(ctx, account, publicUrl))
  const response = device.register(options.challenge)
  return { options, token, response, label, publicUrl }
}

async function signIn(
  device: Authenticator,
  options: { key?: KeyObject; token?: string; challenge?: string } = {},
) {
  const begun = await beginPasskeySignIn(w.database, publicUrl)
  const response = device.answer(options.challenge ?? begun.options.challenge, options.key)
  return signInWithPasskey(w.database, { token: options.token ?? begun.token, response, publicUrl }, nowhere)
}

test('a passkey is added once and then signs in, as both factors', async () => {
  const input = await enrol(phone)
  assert.equal(input.options.rp.id, 'mannaka.example.jp')
  assert.equal(input.options.authenticatorSelection?.userVerification, 'required')
  await w.as(mother, ctx => addPasskey(ctx, account, input))
  const replay = await w.try(mother, ctx => addPasskey(ctx, account, input))
  assert.ok(!replay.ok && replay.refused.code === 'passkey-refused', 'a challenge is good once')

  const known = await enrol(new Authenticator())
  assert.deepEqual(
    known.options.excludeCredentials?.map(one => one.id),
    [b64(phone.id)],
  )

  const outcome = await signIn(phone)
  assert.ok(outcome.ok)
  const found = await actorOfSession(w.database, outcome.value.session)
  assert.equal(found?.account.id, account.id)
  assert.equal(found?.secondFactorNeeded, false)
  const [passkey] = await w.as(mother, ctx => passkeysOf(ctx, account.id))
  assert.ok(passkey?.lastUsedAt)
  const events = await w.owner
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', account.id)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    events.map(one => one.type),
    ['passkey.added', 'session.started'],
  )
})

test('what is not this passkey’s fresh answer is refused', async () => {
  const refusedBy = async (outcome: ReturnType<typeof signIn>) => {
    const done = await outcome
    return done.ok ? 'in' : done.refused.code
  }
  const thief = new Authenticator()
  assert.equal(await refusedBy(signIn(thief)), 'passkey-refused', 'unknown')
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  assert.equal(await refusedBy(signIn(phone, { key: other })), 'passkey-refused', 'wrong signature')
  assert.equal(
    await refusedBy(signIn(phone, { challenge: b64(randomBytes(32)) })),
    'passkey-refused',
    'another challenge',
  )
  assert.equal(await refusedBy(signIn(phone, { token: 'no cookie' })), 'passkey-refused')
  phone.origin = 'https://mannaka.example.jp.evil.example'
  assert.equal(await refusedBy(signIn(phone)), 'passkey-refused', 'another site')
  phone.origin = publicUrl
  phone.unlocked = false
  assert.equal(await refusedBy(signIn(phone)), 'passkey-refused', 'not unlocked')
  phone.unlocked = true
  assert.equal(await refusedBy(signIn(phone)), 'in')
  phone.counter -= 5
  assert.equal(await refusedBy(signIn(phone)), 'passkey-refused', 'a copy whose counter is behind')
  phone.counter += 10
  assert.equal(await refusedBy(signIn(phone)), 'in')

  const begun = await beginPasskeySignIn(w.database, publicUrl)
  const input = { token: begun.token, response: phone.answer(begun.options.challenge), publicUrl }
  assert.ok((await signInWithPasskey(w.database, input, nowhere)).ok)
  assert.ok(!(await signInWithPasskey(w.database, input, nowhere)).ok, 'the same answer twice')
  for (const response of ['', '{}', '[]', '{"id":1}', 'null']) {
    const { token } = await beginPasskeySignIn(w.database, publicUrl)
    assert.ok(!(await signInWithPasskey(w.database, { token, response, publicUrl }, nowhere)).ok, response)
  }
})

test('nobody adds a passkey to, or removes one from, somebody else', async () => {
  const neighbour = await resident(w)
  const theirs = await rowOf(neighbour.accountId)
  const input = await enrol(new Authenticator())
  const stolen = await w.try(neighbour, ctx => addPasskey(ctx, theirs, input))
  assert.ok(
    !stolen.ok && stolen.refused.code === 'passkey-refused',
    'a challenge belongs to who asked for it',
  )
  const removed = await w.try(neighbour, ctx => removePasskey(ctx, theirs, b64(phone.id)))
  assert.ok(!removed.ok && removed.refused.code === 'not-found')
  // Even naming the other's account finds nothing: rows are guarded by who asks.
  const named = await w.try(neighbour, ctx => removePasskey(ctx, account, b64(phone.id)))
  assert.ok(!named.ok && named.refused.code === 'not-found')
  assert.deepEqual(await w.as(neighbour, ctx => passkeysOf(ctx, account.id)), [])
})

test('staff may use one in place of password and code; a disabled account stays closed', async () => {
  const clerk = await staff(w)
  const row = await rowOf(clerk.accountId)
  const key = new Authenticator()
  const { options, token } = await w.as(clerk, ctx => beginPasskey(ctx, row, publicUrl))
  const response = key.register(options.challenge)
  await w.as(clerk, ctx => addPasskey(ctx, row, { token, response, label: '', publicUrl }))
  const outcome = await signIn(key)
  assert.ok(outcome.ok && outcome.value.kind === 'staff')
  assert.equal((await actorOfSession(w.database, outcome.value.session))?.secondFactorNeeded, false)
  await w.owner.updateTable('accounts').set({ disabled_at: new Date() }).where('id', '=', row.id).execute()
  const closed = await signIn(key)
  assert.ok(!closed.ok && closed.refused.code === 'account-disabled')
})

test('a removed passkey signs nobody in', async () => {
  await w.as(mother, ctx => removePasskey(ctx, account, b64(phone.id)))
  const outcome = await signIn(phone)
  assert.ok(!outcome.ok && outcome.refused.code === 'passkey-refused')
})
