import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import { loadEnv } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { ensurePages } from '../../scripts/pages.mjs'
import { type Running, start } from '../../server.ts'
import { ensureChromium } from '../chromium.ts'
import { testDatabase } from '../database.ts'

/** The standard we hold every page to. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const devices = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desk: { width: 1280, height: 800 },
} as const

export interface Visitor {
  page: Page
  /** Goes to an address of the site, and checks what it finds there as `look` does. */
  goes(path: string): Promise<void>
  /**
   * Looks at the page one is on: no breach of WCAG 2.2 A/AA, no sideways scrolling. With SCREENSHOTS set, keeps a
   * picture called `name`.
   */
  look(name: string): Promise<void>
  /** How often this person pressed something since `since` was called. */
  clicks: { since(): void; count(): number }
  /** Presses a link or button by what it is called. */
  press(name: string | RegExp, role?: 'link' | 'button'): Promise<void>
}

export interface House {
  address: string
  running: Running
  /** As the owner of the tables sees it, for looking behind the curtain. */
  owner: Database
  /** A browser of somebody's own. `as`: becomes a persona of the demo city first, by one click. */
  visitor(options?: {
    as?: string
    next?: string
    device?: keyof typeof devices
    script?: boolean
  }): Promise<Visitor>
}

/** The whole product, running: pages, background work and the demo city, with a browser to go through it. */
export async function house(): Promise<House> {
  await ensurePages(process.execPath)
  const closing: (() => Promise<unknown>)[] = []
  // Before the database's own: hooks run in the order they were made.
  after(async () => {
    for (const close of closing.reverse()) await close()
  })
  const { url } = await testDatabase({ demo: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-journey-'))
  const port = await freePort()
  log.level = 'error'
  const env = loadEnv({
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
  })
  const running = await start(env, () => undefined)
  closing.push(
    () => rm(dataDir, { recursive: true, force: true }),
    () => running.stop(),
  )
  const browser = await chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  closing.push(() => browser.close())
  const address = `http://localhost:${port}`
  const pool = openPool(url, { max: 1 })
  closing.push(() => pool.end())
  const owner = openDatabase(pool)
  return { address, running, owner, visitor: options => visit(browser, address, options ?? {}) }
}

async function visit(
  browser: Browser,
  address: string,
  options: { as?: string; next?: string; device?: keyof typeof devices; script?: boolean },
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: devices[options.device ?? 'phone'],
    javaScriptEnabled: options.script ?? false,
    baseURL: address,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  if (options.as) await become(context, options.as, options.next)
  const page = await context.newPage()
  let pressed = 0
  const visitor: Visitor = {
    page,
    async goes(path) {
      await page.goto(path)
      await visitor.look(path)
    },
    async look(name) {
      await keepPicture(page, name)
      await inspected(page, options, async seen => {
        await checkAccess(seen, name)
        await checkWidth(seen, name)
      })
    },
    clicks: {
      since: () => {
        pressed = 0
      },
      count: () => pressed,
    },
    async press(name, role = 'button') {
      pressed++
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click()
    },
  }
  return visitor
}

/** What the landing page's buttons do. */
async function become(context: BrowserContext, persona: string, next = ''): Promise<void> {
  const answer = await context.request.post('/demo/enter', {
    form: { persona, next },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  assert.equal(answer.status(), 303, `cannot become ${persona}`)
}

/** A page without script cannot run the checks, so they look at the same document in a window that has it. */
async function inspected(page: Page, { script }: { script?: boolean }, look: (page: Page) => Promise<void>) {
  if (script) return look(page)
  const html = await page.content()
  const copy = await inspector(page)
  const url = page.url()
  await copy.route(url, route =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.continue(),
  )
  await copy.goto(url)
  await look(copy)
  await copy.unroute(url)
}

const inspectors = new Map<string, Page>()

/** One window for each width: opening one takes longer than looking. */
async function inspector(page: Page): Promise<Page> {
  const viewport = page.viewportSize()
  const known = inspectors.get(`${viewport?.width}`)
  if (known) return known
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  const context = await browser.newContext({ viewport, bypassCSP: true, reducedMotion: 'reduce' })
  const made = await context.newPage()
  inspectors.set(`${viewport?.width}`, made)
  return made
}

async function checkAccess(page: Page, name: string): Promise<void> {
  // Our pages have no frames: the older way of running the checks does not open a further window each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(standard).analyze()
  const found = violations.map(
    each => `${each.id}: ${each.help}\n    ${each.nodes.map(node => node.html.slice(0, 160)).join('\n    ')}`,
  )
  assert.deepEqual(found, [], `${name} (${page.url()})`)
}

async function checkWidth(page: Page, name: string): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
  assert.ok(Number(over) <= 0, `${name} scrolls sideways by ${over} px (${page.url()})`)
}

let pictures = 0

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = loadEnv().screenshots
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const number = String(++pictures).padStart(3, '0')
  const words = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  const width = page.viewportSize()?.width
  await page.screenshot({ path: join(folder, `${number}-${words}-${width}.png`), fullPage: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
