import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { test } from 'node:test'
import { EnvironmentError, loadEnv, sessionSecret } from './env.ts'

const names = (variable: string) => (error: unknown) =>
  error instanceof EnvironmentError && error.message.includes(variable)

test('nothing set: a demo on this machine', () => {
  const env = loadEnv({})
  assert.equal(env.demo, true)
  assert.equal(env.production, false)
  assert.equal(env.worker, true)
  assert.equal(env.publicUrl, 'http://localhost:3000')
  assert.ok(isAbsolute(env.dataDir))
  assert.equal(env.databaseUrl, undefined)
  assert.ok(Object.isFrozen(env))
})

test('the demo is off in production unless asked for by name', () => {
  const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://city.example/' }
  assert.equal(loadEnv(production).demo, false)
  assert.equal(loadEnv(production).publicUrl, 'https://city.example')
  assert.equal(loadEnv({ ...production, MANNAKA_DEMO: '' }).demo, false)
  assert.equal(loadEnv({ NODE_ENV: 'production', MANNAKA_DEMO: '1' }).demo, true)
  assert.equal(loadEnv({ MANNAKA_DEMO: '0' }).demo, false)
  assert.throws(() => loadEnv({ NODE_ENV: 'production' }), names('PUBLIC_URL'))
})

test('a wrong variable is named', () => {
  for (const [variable, value] of Object.entries({
    PORT: 'http',
    DATABASE_URL: 'mysql://localhost/mannaka',
    NODE_ENV: 'staging',
    MANNAKA_DEMO: 'maybe',
    SECRET: 'short',
    SMTP_URL: 'mail.example',
    WORKER: 'two',
    STAFF_OIDC_ISSUER: 'https://id.example',
  })) {
    if (value)
      assert.throws(() => loadEnv({ [variable]: value }), names(variable.replace('ISSUER', '')), variable)
  }
  assert.throws(() => loadEnv({ PORT: '99999', LOG_LEVEL: 'loud' }), names('LOG_LEVEL'))
})

test('identity providers: a shared secret, or a private key given as text or as a file', () => {
  const jwk = JSON.stringify({ kty: 'EC', crv: 'P-256', kid: 'one' })
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  try {
    const file = join(folder, 'key.json')
    writeFileSync(file, jwk)
    const base = { RESIDENT_OIDC_ISSUER: 'https://id.example', RESIDENT_OIDC_CLIENT_ID: 'city' }
    const withKey = (key: string) =>
      loadEnv({ ...base, RESIDENT_OIDC_PRIVATE_KEY: key }).residentOidc?.privateKey
    assert.equal(withKey(jwk)?.kid, 'one')
    assert.equal(withKey(file)?.kid, 'one')
    assert.throws(() => withKey(join(folder, 'absent')), names('RESIDENT_OIDC_PRIVATE_KEY'))
    assert.equal(loadEnv({ ...base, RESIDENT_OIDC_CLIENT_SECRET: 's' }).residentOidc?.clientSecret, 's')
    assert.throws(() => loadEnv(base), names('RESIDENT_OIDC_'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the session secret is made once, kept, and private', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'env-'))
  try {
    const made = sessionSecret({ dataDir })
    assert.match(made, /^[0-9a-f]{64}$/)
    assert.equal(sessionSecret({ dataDir }), made)
    assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600)
    assert.equal(sessionSecret({ dataDir, secret: 'x'.repeat(32) }), 'x'.repeat(32))
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
