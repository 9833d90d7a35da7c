import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { mannaka, world } from '#test/actors.ts'
import { app, origin, textOf } from '#test/app.ts'
import { fill, type RouteEntry, routesOf } from '#test/routes.ts'
import { builtPages } from '../server.ts'

// Every address of the built application, asked for by somebody it is not meant for.
const w = await world({ demo: true })
const site = await app(w, { demo: true })
const routes = routesOf(await builtPages())
const { rows: events } = await sql<{ count: number }>`select count(*)::int as count from events`.execute(
  w.owner,
)
const { rows: schemes } = await sql<{ id: string; page: string; action: string }>`
  select scheme_id as id, definition #>> '{form,pages,0,id}' as page,
    definition #>> '{workflow,actions,0,id}' as action
  from scheme_versions where municipality_id = ${mannaka} order by effective_from desc limit 1`.execute(
  w.owner,
)
const scheme = schemes[0] ?? { id: '', page: '', action: '' }

/** Parts of an address that name no particular person's thing. */
const general: Record<string, string> = {
  city: 'mannaka',
  scheme: scheme.id,
  page: scheme.page,
  step: '1',
  action: scheme.action,
  hash: 'a'.repeat(64),
  token: 'A'.repeat(43),
  type: 'visit',
  month: '2026-04',
  day: '2026-04-01',
}
const surfaceOf = ({ path, file }: RouteEntry) =>
  /^\/(office|facility)(?=\/|$)/.exec(path)?.[1] ?? file.split('/')[0] ?? ''
const isParticular = (name: string) => !(name in general)
const particular = routes.filter(route => route.params.some(isParticular))

/** Columns that are ids of rows belonging to somebody, one row each: `cases.id` → its value. */
async function idsWhere(
  column: string,
  value: string | number,
  differs = false,
): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select a.table_name as name from information_schema.columns a
    join information_schema.columns b using (table_schema, table_name)
    where a.table_schema = 'public' and a.column_name = 'id' and a.data_type = 'uuid'
      and b.column_name = ${column} and a.table_name not in ('events', 'views', 'contracts', 'accounts')`.execute(
    w.owner,
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)}
      where ${sql.ref(column)} ${differs ? sql`<>` : sql`=`} ${value} order by id desc limit 1`.execute(
      w.owner,
    )
    if (rows[0]) found.set(name, rows[0].id)
  }
  return found
}

const family = await site.persona('ayaka')
const otherTown = await site.persona('minami-kacho')
const otherPlace = await site.persona('chuo')
const placeOfOther = otherPlace.actor.kind === 'facility' ? otherPlace.actor.facilityId : ''

/** Who asks on each surface, and what belongs to somebody else there. */
const strangers: Record<string, { cookie: string; ids: Map<string, string> }> = {
  resident: { cookie: family.cookie, ids: await idsWhere('account_id', family.actor.accountId, true) },
  office: { cookie: otherTown.cookie, ids: await idsWhere('municipality_id', mannaka) },
  facility: { cookie: otherPlace.cookie, ids: await idsWhere('facility_id', placeOfOther, true) },
}
const strangerTo = (route: RouteEntry) => strangers[surfaceOf(route)] ?? strangers.resident

/** Asks with every id a stranger might try, at once. */
async function eachId(
  route: RouteEntry,
  ask: (path: string, stranger: { as: string }, id: string) => Promise<Response>,
): Promise<{ kind: string; status: number }[]> {
  const stranger = strangerTo(route)
  return Promise.all(
    [...(stranger?.ids ?? [])].map(async ([kind, id]) => {
      const answer = await ask(filled(route, id), { as: stranger?.cookie ?? '' }, id)
      await answer.body?.cancel()
      return { kind, status: answer.status }
    }),
  )
}

const filled = (route: RouteEntry, id: string) =>
  fill(route.path, Object.fromEntries(route.params.map(name => [name, general[name] ?? id])))

test('the tree is read', () => {
  assert.ok(routes.length > 30, `${routes.length} addresses`)
  assert.ok(particular.length > 5)
  assert.ok((strangers.office?.ids.size ?? 0) > 3, 'the demo city has things of every kind')
})

test('nothing of somebody else is found by guessing its address', async t => {
  const wrong: string[] = []
  let asked = 0
  for (const route of particular.filter(({ hasLoader }) => hasLoader)) {
    // Some addresses only lead to the page they belong to; that one must not be found.
    const answers = await eachId(route, async (path, stranger) =>
      site.follow(await site.get(path, stranger), stranger),
    )
    asked += answers.length
    for (const { kind, status } of answers) {
      if (status !== 404) wrong.push(`${route.file} with the id of ${kind}: ${status}`)
    }
  }
  t.diagnostic(`${asked} addresses of ${particular.length} routes`)
  assert.deepEqual(wrong, [])
})

test('nor as the data behind a page', async () => {
  const wrong: string[] = []
  for (const route of particular.filter(({ hasLoader, hasPage }) => hasLoader && hasPage)) {
    for (const { kind, status } of await eachId(route, (path, stranger) =>
      site.get(`${path}.data`, stranger),
    )) {
      if (status < 400) wrong.push(`${route.file} with the id of ${kind}: ${status}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('an address without an account leads to the sign-in, or nowhere', async () => {
  const wrong: string[] = []
  for (const route of particular.filter(({ hasLoader }) => hasLoader)) {
    const [id] = strangerTo(route)?.ids.values() ?? []
    let path: string | null = filled(route, id ?? '')
    let status = 0
    for (let step = 0; path !== null && step < 3 && !path.startsWith('/sign-in'); step++) {
      const answer = await site.get(path)
      status = answer.status
      const to = answer.headers.get('location')
      path = to === null ? null : new URL(to, origin).pathname
      await answer.body?.cancel()
    }
    if (!path?.startsWith('/sign-in') && status !== 404) wrong.push(`${route.file}: ${status}`)
  }
  assert.deepEqual(wrong, [])
})

test('what can be no id is not found, and no fault of ours', async () => {
  const wrong: string[] = []
  for (const route of routes.filter(({ hasLoader, params }) => hasLoader && params.length > 0)) {
    for (const bad of ['x', "a'b;--", '\u0000', 'あ'.repeat(200)]) {
      for (const name of route.params) {
        const values = {
          ...general,
          ...Object.fromEntries(route.params.filter(isParticular).map(p => [p, bad])),
        }
        const path = fill(route.path, { ...values, [name]: bad })
        const answer = await site.get(path, { as: strangerTo(route)?.cookie ?? '' })
        if (answer.status >= 500) wrong.push(`${route.file}: ${answer.status} ${path}`)
        await answer.body?.cancel()
      }
    }
  }
  assert.deepEqual(wrong, [])
})

test('nothing of somebody else is changed by guessing its address', async () => {
  const wrong: string[] = []
  for (const route of particular.filter(({ hasAction }) => hasAction)) {
    const answers = await eachId(route, (path, stranger, id) => {
      const fields = { _key: crypto.randomUUID(), id, caseId: id, revision: '0' }
      return site.post(path, fields, stranger)
    })
    for (const { kind, status } of answers) {
      if (status >= 500) wrong.push(`${route.file} with the id of ${kind}: ${status}`)
    }
  }
  const { rows } = await sql<{ type: string }>`
    select type from events where type not like 'session.%' order by id offset ${
      events[0]?.count ?? 0
    }`.execute(w.owner)
  assert.deepEqual(rows, [])
  assert.deepEqual(wrong, [])
})

test('residents’ pages bring no script, and stay small', async t => {
  const { rows } = await sql<{ account_id: string }>`select account_id from applications
    where municipality_id = ${mannaka} and account_id is not null
    group by 1 order by count(*) desc, 1 limit 1`.execute(w.owner)
  const accountId = rows[0]?.account_id ?? ''
  const cookie = await site.signIn({ accountId })
  const own = await idsWhere('account_id', accountId)
  const scripted: string[] = []
  const sizes = new Map<string, number>()
  for (const route of routes.filter(route => surfaceOf(route) === 'resident' && route.hasPage)) {
    const ids = route.params.some(isParticular) ? [...own.values()] : ['']
    for (const id of ids) {
      const answer = await site.get(filled(route, id), { as: cookie })
      const html = await answer.text()
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
      if (/<script|modulepreload|\son\w+="/.test(html)) scripted.push(route.file)
      sizes.set(route.file, Math.max(sizes.get(route.file) ?? 0, gzipSync(html).length))
    }
  }
  const styles = /href="(\/assets\/[^"]+\.css)"/.exec(await (await site.get('/mannaka')).text())?.[1] ?? ''
  const css = await (await site.get(styles, { headers: { 'accept-encoding': 'gzip' } })).arrayBuffer()
  const largest = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  t.diagnostic(
    `${sizes.size} pages opened; style sheet ${css.byteLength} bytes once; largest page ${largest[0]} ${largest[1]} ` +
      `bytes compressed; script 0 bytes`,
  )
  // What the code carries stands behind `#`, where only a script can read it; without one it is pasted.
  assert.deepEqual([...new Set(scripted)], ['resident/guide/continue'])
  assert.ok(sizes.size >= 5, `${[...sizes.keys()]}`)
  assert.ok(css.byteLength + largest[1] < 60_000, 'a page and its style within a second on a slow telephone')
})

test('every page a visitor may open says in words what it is', async () => {
  for (const path of ['/', '/mannaka', '/minami', '/sign-in', `/mannaka/schemes/${scheme.id}`]) {
    const answer = await site.get(path)
    const html = await answer.text()
    assert.equal(answer.status, 200, path)
    assert.match(html, /<title>[^<]+<\/title>/, path)
    assert.ok(textOf(html).length > 20, path)
  }
})
