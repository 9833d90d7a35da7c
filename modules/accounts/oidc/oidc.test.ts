import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import Provider from 'oidc-provider'
import type { OidcSettings } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { municipalities, resident, staff } from '#test/builders.ts'
import { openSignInLink, requestSignInLink } from '../link/write.ts'
import { register } from '../registration/write.ts'
import { type Account, actorOfSession } from '../session/read.ts'
import { beginIdentity, finishIdentity, type Purpose } from './write.ts'

log.level = 'silent'
const w = await world()
await municipalities(w)
const publicUrl = 'http://127.0.0.1:9'
const redirectUri = `${publicUrl}/sign-in/identity/callback`
const nowhere = { address: null }

/** People the provider knows, by the name typed into its form. */
const people: Record<string, Record<string, unknown>> = {
  hanako: {
    name: '山田　花子',
    'name#ja-Kana-JP': 'ヤマダ　ハナコ',
    birthdate: '1995-05-01',
    address: { formatted: 'まんなか市本町1丁目2番3号' },
  },
  yumi: { name: '川口　由美', birthdate: '1990-01-01', address: { formatted: 'まんなか市東町1番' } },
  clerk: { name: '職員', email: 'clerk@city.example.jp', email_verified: true },
  liar: { name: '職員', email: 'boss@city.example.jp', email_verified: false },
  stranger: { name: '他人', email: 'nobody@city.example.jp', email_verified: true },
}

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const privateKey = { ...key.privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }
const publicKey = { ...key.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' }
const providerKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

const server: Server = createServer()
await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
after(() => server.close())
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'mannaka',
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      id_token_signed_response_alg: 'ES256',
      subject_type: 'pairwise',
      jwks: { keys: [publicKey] },
    },
    { client_id: 'office', client_secret: 'a shared secret of some length', redirect_uris: [redirectUri] },
  ],
  jwks: {
    keys: [
      { ...providerKey, alg: 'ES256', use: 'sig', kid: 'p1' },
      { ...rsa(), alg: 'RS256', use: 'sig', kid: 'p2' },
    ],
  },
  subjectTypes: ['public', 'pairwise'],
  pairwiseIdentifier: (_ctx, accountId, client) => `pair-${client.clientId}-${accountId}`,
  enabledJWA: { clientAuthSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256', 'RS256'] },
  pkce: { required: () => true },
  scopes: ['openid', 'name', 'birthdate', 'address', 'profile', 'email'],
  claims: {
    openid: ['sub'],
    name: ['name', 'name#ja-Kana-JP'],
    birthdate: ['birthdate'],
    address: ['address'],
    profile: ['name'],
    email: ['email', 'email_verified'],
    acr: null,
  },
  acrValues: ['aal3'],
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  cookies: { keys: ['only for this test'] },
  features: { devInteractions: { enabled: true } },
})
server.on('request', provider.callback())

function rsa() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
}

const residents: OidcSettings = {
  issuer,
  clientId: 'mannaka',
  privateKey,
  scope: 'openid name birthdate address',
  acrValues: 'aal3',
}
const office: OidcSettings = { issuer, clientId: 'office', clientSecret: 'a shared secret of some length' }

/** A browser at the provider: follows its redirects and fills in its two forms, up to the way back to us. */
async function atProvider(url: string, who: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = url
  let body: URLSearchParams | undefined
  for (let hop = 0; hop < 15; hop++) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { method: 'POST', body }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    body = undefined
    if (location) {
      next = new URL(location, next).href
      if (next.startsWith(redirectUri)) return next
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!prompt) throw new Error(`the provider said: ${page.slice(0, 400)}`)
    next = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', next).href
    body = new URLSearchParams({ prompt, login: who, password: 'any' })
  }
  throw new Error('too many hops')
}

async function goThrough(
  settings: OidcSettings,
  purpose: Purpose,
  who: string,
  account: Account | null = null,
) {
  const begun = await beginIdentity(
    w.database,
    settings,
    { purpose, next: '/mannaka/apply', redirectUri },
    nowhere,
  )
  assert.ok(begun.ok)
  const currentUrl = await atProvider(begun.value.url, who)
  return { begun: begun.value, currentUrl, finish: () => finish(currentUrl, begun.value.challenge, account) }
}

const finish = (currentUrl: string, challenge: string | null, account: Account | null = null) =>
  finishIdentity(
    w.database,
    { resident: residents, staff: office },
    { currentUrl, challenge, account },
    nowhere,
  )

const forResident = { for: 'resident', municipality: mannaka, language: 'ja' } as const
const rowOf = (id: string): Promise<Account> =>
  w.owner.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function linkTo(email: string): Promise<string> {
  const row = await w.owner
    .selectFrom('messages')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return /sign-in\/link\/(\S+)/.exec(row?.body ?? '')?.[1] ?? ''
}

/** From the provider to an account: name and telephone typed, the address proven in the same browser. */
async function registered(who: string, email: string) {
  const outcome = await (await goThrough(residents, forResident, who)).finish()
  assert.ok(outcome.ok && 'registration' in outcome.value)
  const { registration } = outcome.value
  const name = { family: '山田', given: '花子', familyKana: 'ヤマダ', givenKana: 'ハナコ' }
  const typed = await w.as({ kind: 'visitor' }, ctx =>
    register(ctx, registration, { name, phone: '09012345678', language: 'ja', email }),
  )
  assert.ok('prove' in typed && typed.prove === email)
  await requestSignInLink(
    w.database,
    { municipality: mannaka, email, next: null, language: 'ja', publicUrl },
    nowhere,
  )
  return { registration, token: await linkTo(email) }
}

test('the request carries PKCE, state, nonce and how strongly to identify', async () => {
  const begun = await beginIdentity(
    w.database,
    residents,
    { purpose: forResident, next: null, redirectUri },
    nowhere,
  )
  assert.ok(begun.ok)
  const asked = new URL(begun.value.url).searchParams
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.equal(asked.get('acr_values'), 'aal3')
  assert.equal(asked.get('response_type'), 'code')
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((asked.get(name) ?? '').length >= 32, name)
})

test('a resident registers by identity card: claims are kept for a person to compare, then signs in by it', async () => {
  const { registration, token } = await registered('hanako', 'hanako@example.jp')
  const opened = await openSignInLink(w.database, { token, press: 'p', registration }, nowhere)
  assert.ok(opened.ok && 'session' in opened.value)
  const found = await actorOfSession(w.database, opened.value.session)
  assert.equal(found?.account.oidc_subject, 'pair-mannaka-hanako', 'pairwise')
  assert.equal(found?.account.resident_id, null, 'nobody is matched by a machine')
  const kept = await w.owner.selectFrom('identities').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(
    [kept.account_id, kept.name, kept.kana, kept.birth_date, kept.address],
    [found?.account.id, '山田　花子', 'ヤマダ　ハナコ', '1995-05-01', 'まんなか市本町1丁目2番3号'],
  )
  const event = await w.owner
    .selectFrom('events')
    .selectAll()
    .where('type', '=', 'account.identified')
    .executeTakeFirstOrThrow()
  assert.deepEqual(event.data, {}, 'the event holds no claims')

  const again = await (await goThrough(residents, forResident, 'hanako')).finish()
  assert.ok(again.ok && 'session' in again.value)
  assert.equal((await actorOfSession(w.database, again.value.session))?.account.id, found?.account.id)
  const events = await w.owner
    .selectFrom('events')
    .select('id')
    .where('type', '=', 'account.identified')
    .execute()
  assert.equal(events.length, 1, 'the same claims again are nothing new')

  const next = { ...forResident, municipality: minami }
  const elsewhere = await (await goThrough(residents, next, 'hanako')).finish()
  assert.ok(elsewhere.ok && 'registration' in elsewhere.value, 'another town has its own accounts')

  // Only the town and the person see the claims.
  const clerk = await staff(w)
  const neighbour = await staff(w, 'section-chief', minami)
  const look = (ctx: Parameters<Parameters<typeof w.as>[1]>[0]) =>
    ctx.db.selectFrom('identities').selectAll().execute()
  assert.equal((await w.as(clerk, look)).length, 1)
  assert.equal((await w.as(neighbour, look)).length, 0)
  assert.equal((await w.as(await resident(w), look)).length, 0)
})

test('an address opened in another browser does not get the identity: nobody is tied to a stranger', async () => {
  const { token } = await registered('yumi', 'victim@example.jp')
  const opened = await openSignInLink(w.database, { token, press: 'p', registration: null }, nowhere)
  assert.ok(opened.ok && 'registration' in opened.value, 'the mail’s owner starts on their own')
  const again = await (await goThrough(residents, forResident, 'yumi')).finish()
  assert.ok(again.ok && 'registration' in again.value, 'and the other identity opens nothing')
})

test('who has an account already connects the identity, one to one', async () => {
  const mother = await rowOf((await resident(w)).accountId)
  const purpose = { for: 'connect', account: mother.id, kind: 'resident' } as const
  const done = await (await goThrough(residents, purpose, 'yumi', mother)).finish()
  assert.ok(done.ok && 'connected' in done.value)
  assert.equal((await rowOf(mother.id)).oidc_subject, 'pair-mannaka-yumi')
  const other = await rowOf((await resident(w)).accountId)
  const taken = await (await goThrough(residents, { ...purpose, account: other.id }, 'yumi', other)).finish()
  assert.ok(!taken.ok && taken.refused.code === 'identity-taken')
  const second = await (await goThrough(residents, purpose, 'hanako', await rowOf(mother.id))).finish()
  assert.ok(!second.ok && second.refused.code === 'identity-taken')
  const swapped = await (await goThrough(residents, purpose, 'yumi', other)).finish()
  assert.ok(!swapped.ok && swapped.refused.code === 'identity-refused', 'somebody else is signed in by now')
})

test('what did not come from this browser’s own journey is refused', async () => {
  const journey = await goThrough(residents, forResident, 'hanako')
  const refusal = async (outcome: ReturnType<typeof finish>) => {
    const done = await outcome
    return done.ok ? 'in' : done.refused.code
  }
  assert.equal(await refusal(finish(journey.currentUrl, null)), 'identity-refused', 'no cookie')
  assert.equal(await refusal(finish(journey.currentUrl, 'guessed')), 'identity-refused')
  const other = await goThrough(residents, forResident, 'yumi')
  assert.equal(
    await refusal(finish(other.currentUrl, journey.begun.challenge)),
    'identity-refused',
    'another state',
  )
  assert.equal(await refusal(journey.finish()), 'identity-refused', 'that used the journey up')
  const declined = `${redirectUri}?error=access_denied&state=x&iss=${encodeURIComponent(issuer)}`
  const third = await beginIdentity(
    w.database,
    residents,
    { purpose: forResident, next: null, redirectUri },
    nowhere,
  )
  assert.ok(third.ok)
  assert.equal(await refusal(finish(declined, third.value.challenge)), 'identity-refused', 'declined')
  const fourth = await goThrough(residents, forResident, 'hanako')
  assert.equal(await refusal(fourth.finish()), 'in')
  assert.equal(await refusal(fourth.finish()), 'identity-refused', 'twice')
  const away = { ...residents, issuer: 'http://127.0.0.1:1', clientId: 'away' }
  const begun = await beginIdentity(
    w.database,
    away,
    { purpose: forResident, next: null, redirectUri },
    nowhere,
  )
  assert.ok(!begun.ok && begun.refused.code === 'identity-refused', 'a provider that is away')
})

test('staff: an invited colleague is known by an address the provider has verified, afterwards by subject', async () => {
  const clerk = await staff(w)
  const boss = await staff(w, 'division-chief')
  const rename = (id: string, email: string) =>
    w.owner.updateTable('accounts').set({ email }).where('id', '=', id).execute()
  await rename(clerk.accountId, 'clerk@city.example.jp')
  await rename(boss.accountId, 'boss@city.example.jp')
  const enter = async (who: string) => (await goThrough(office, { for: 'staff' }, who)).finish()
  const first = await enter('clerk')
  assert.ok(first.ok && 'session' in first.value && first.value.kind === 'staff')
  assert.equal((await actorOfSession(w.database, first.value.session))?.secondFactorNeeded, false)
  await rename(clerk.accountId, 'renamed@city.example.jp')
  const second = await enter('clerk')
  assert.ok(second.ok && 'session' in second.value, 'known by subject now')
  const liar = await enter('liar')
  assert.ok(!liar.ok && liar.refused.code === 'no-account', 'an unverified address says nothing')
  const stranger = await enter('stranger')
  assert.ok(!stranger.ok && stranger.refused.code === 'no-account')
  await w.owner
    .updateTable('accounts')
    .set({ disabled_at: new Date() })
    .where('id', '=', clerk.accountId)
    .execute()
  const closed = await enter('clerk')
  assert.ok(!closed.ok && closed.refused.code === 'account-disabled')
})
