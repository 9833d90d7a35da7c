import { type JsonWebKey, webcrypto } from 'node:crypto'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OidcSettings } from '#platform/env.ts'
import { type Claims, claimsOf } from './rules.ts'

/** What must be remembered between leaving for the provider and coming back. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

const configurations = new Map<string, { at: number; found: Promise<Configuration> }>()
const keptMs = 3_600_000

/**
 * Where to send the browser: authorization code flow with PKCE (S256), state and nonce (OpenID Connect Core 3.1;
 * RFC 7636). Throws when the provider cannot be reached.
 */
export async function leaveFor(
  settings: OidcSettings,
  redirectUri: string,
): Promise<{ url: string; journey: Journey }> {
  const config = await configurationOf(settings)
  const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: settings.scope ?? 'openid profile email address',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    ...(settings.acrValues && { acr_values: settings.acrValues }),
  })
  return { url: url.href, journey }
}

/**
 * Exchanges the code that came back and gives what the provider says. `currentUrl` is the whole address it came back
 * to. Throws on a wrong state, nonce, signature, audience or issuer, and when the person declined.
 */
export async function comeBack(
  settings: OidcSettings,
  currentUrl: string,
  journey: Journey,
): Promise<Claims> {
  const config = await configurationOf(settings)
  const tokens = await authorizationCodeGrant(config, new URL(currentUrl), {
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    pkceCodeVerifier: journey.verifier,
    idTokenExpected: true,
  })
  const token = tokens.claims()
  if (!token) throw new Error('no ID token')
  const more = config.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(config, tokens.access_token, token.sub)
    : {}
  return claimsOf(token, more)
}

function configurationOf(settings: OidcSettings): Promise<Configuration> {
  const key = `${settings.issuer} ${settings.clientId}`
  const kept = configurations.get(key)
  if (kept && Date.now() - kept.at < keptMs) return kept.found
  const found = discover(settings)
  configurations.set(key, { at: Date.now(), found })
  found.catch(() => configurations.delete(key))
  return found
}

async function discover(settings: OidcSettings): Promise<Configuration> {
  const issuer = new URL(settings.issuer)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  return discovery(issuer, settings.clientId, undefined, await proofOf(settings), {
    timeout: 10,
    // Plain http only on this machine: a provider under test.
    ...(issuer.protocol === 'http:' && here && { execute: [allowInsecureRequests] }),
  })
}

async function proofOf({ privateKey, clientSecret }: OidcSettings) {
  if (!privateKey) return ClientSecretBasic(clientSecret)
  const { kid, alg = privateKey.kty === 'EC' ? 'ES256' : 'RS256' } = privateKey as {
    kid?: string
    alg?: string
  }
  const algorithm = alg.startsWith('ES')
    ? { name: 'ECDSA', namedCurve: privateKey.crv as string }
    : { name: alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: `SHA-${alg.slice(2)}` }
  const key = await webcrypto.subtle.importKey('jwk', privateKey as JsonWebKey, algorithm, false, ['sign'])
  return PrivateKeyJwt({ key: key as CryptoKey, ...(kid && { kid }) })
}
