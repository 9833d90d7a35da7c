import assert from 'node:assert/strict'
import { test } from 'node:test'
import { migrations } from './migrations.ts'
import { statements } from './sql.ts'
import { treeOf } from './tree.ts'

const CLEAN = `
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;
create table banks (code text primary key, name text not null); -- serial numbers; no column
select app.distribute('banks', 'reference');
alter table banks enable row level security;
create policy banks_public on banks for select using (true);
create table cases (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  bank text,
  note text default 'a; b -- c',
  primary key (municipality_id, id)
);
select app.distribute('cases', 'tenant');
alter table cases add foreign key (bank) references banks (code);
create unique index cases_note on cases (municipality_id, lower(note));
select app.guard('cases', '{municipality}', 'change');
create table lines (municipality_id int not null, case_id uuid not null, seq int not null,
  primary key (municipality_id, case_id, seq));
select app.distribute('lines', 'tenant');
alter table lines add constraint lines_case foreign key (municipality_id, case_id) references cases on delete restrict;
alter table lines enable row level security;
create policy lines_doors on lines using (municipality_id = nullif(current_setting('app.municipality', true), '')::int);
create trigger lines_check before insert on lines for each row execute function app.check_line();
`

const all = (sql: string) => migrations(treeOf({ 'db/migrations/0001_a.sql': sql }))
const wrongs = (sql: string) => all(sql).map(finding => finding.wrong)
const after = (from: string, to: string) => {
  assert.ok(CLEAN.includes(from), `sample lacks ${from}`)
  return wrongs(CLEAN.replace(from, to))
}
const more = (sql: string) => wrongs(`${CLEAN}\n${sql}`)
const one = (found: string[], expected: RegExp) => {
  assert.equal(found.length, 1, found.join('\n'))
  assert.match(found[0] as string, expected)
}

test('a migration as it should be', () => assert.deepEqual(wrongs(CLEAN), []))

test('every table is declared and guarded', () => {
  one(after("select app.distribute('banks', 'reference');", ''), /banks is not declared/)
  one(after('alter table banks enable row level security;', ''), /banks has row level security switched off/)
  one(after('create policy banks_public on banks for select using (true);', ''), /banks has no policy/)
  one(after("select app.guard('cases', '{municipality}', 'change');", ''), /cases has row level security/)
})

test('tenant tables begin with their distribution column', () => {
  one(after('  municipality_id int not null,\n  id uuid', '  municipality_id int,\n  id uuid'), /may be null/)
  one(
    after(
      '  municipality_id int not null,\n  id uuid',
      '  x int,\n  municipality_id int not null,\n  id uuid',
    ),
    /not the first/,
  )
  const strange = after('(municipality_id int not null, case_id', '(town int not null, case_id')
  assert.match(strange.join('\n'), /tenant table lines has no distribution column/)
})

test('every key of a tenant table holds the distribution column', () => {
  one(
    after('  primary key (municipality_id, id)\n', '  primary key (id, municipality_id)\n'),
    /does not begin with/,
  )
  one(after(',\n  primary key (municipality_id, id)\n', '\n'), /cases has no primary key/)
  one(
    after('on cases (municipality_id, lower(note))', 'on cases (lower(note))'),
    /unique key .* lacks municipality_id/,
  )
  one(after('bank text,', 'bank text unique,'), /unique key \(bank\) of cases lacks/)
  one(more('alter table cases add constraint n unique (note);'), /unique key \(note\)/)
})

test('foreign keys stay where both rows live', () => {
  one(after('foreign key (municipality_id, case_id)', 'foreign key (case_id)'), /leaves out municipality_id/)
  one(after('on delete restrict', 'on delete set null'), /set null/)
  one(after('bank text,', 'bank text references banks (code),'), /written inside create table/)
  const facility = `
    create table slots (facility_id uuid not null, id uuid not null, municipality_id int, case_id uuid, primary key (facility_id, id));
    select app.distribute('slots', 'tenant');
    alter table slots add foreign key (municipality_id, case_id) references cases (municipality_id, id);
    select app.guard('slots', '{facility}', 'change');`
  one(more(facility), /from slots \(by facility_id\) to cases \(by municipality_id\)/)
})

test('the order of the statements', () => {
  const declare = "select app.distribute('lines', 'tenant');\n"
  const late = wrongs(CLEAN.replace(declare, '').replace('alter table lines enable', `${declare}$&`))
  one(late, /distribute of lines comes after its foreign key/)
  one(
    more('create index cases_bank on cases (municipality_id, bank);'),
    /index of cases comes after its policy/,
  )
  one(after('set local citus.enable_unsafe_triggers = on;', ''), /enable_unsafe_triggers is not set/)
  one(
    after("set local citus.multi_shard_modify_mode = 'sequential';", ''),
    /multi_shard_modify_mode is not set/,
  )
})

test('policies compare columns with settings', () => {
  const condition = "municipality_id = nullif(current_setting('app.municipality', true), '')::int"
  one(after(condition, 'exists (select 1 from cases c where c.id = case_id)'), /a subquery in a policy/)
  one(after(condition, 'lookup(municipality_id)'), /lookup\(\) in a policy/)
  const mine = (body: string) =>
    wrongs(`create function app.mine() returns int language sql as $$ ${body} $$;
      ${CLEAN.replace(condition, 'app.mine() = 1')}`)
  one(mine('select 1 from cases'), /app\.mine\(\) in a policy/)
  assert.deepEqual(mine("select current_setting('app.municipality')::int"), [])
})

test('statements a cluster would refuse', () => {
  one(after('bank text,', 'bank text, number bigserial,'), /serial/)
  one(more("select set_config('app.municipality', '1', true);"), /set_config/)
  one(more("set app.municipality = '1';"), /whole session/)
  one(more('update cases set id = gen_random_uuid() where note is null;'), /gen_random_uuid\(\) in update/)
  assert.deepEqual(more("update cases as c set note = '' where c.id = app.uuid7();"), [])
})

test('values computed in an upsert', () => {
  const upsert =
    'insert into cases (municipality_id) values (1) on conflict (municipality_id, id) do update set note ='
  assert.deepEqual(more(`${upsert} excluded.note;`), [])
  one(more(`${upsert} now()::text;`), /now\(\) in on conflict/)
})

test('function bodies are looked into, strings in them are not statements', () => {
  const body =
    "create function app.f() returns trigger language plpgsql as $$ begin perform pg_notify('a', 'b'); end $$;"
  one(more(body), /NOTIFY/)
})

test('a finding names the line', () => {
  const [finding] = all(
    '-- first\n\ncreate table a (\n  municipality_id int not null,\n  id serial\n);',
  ).filter(found => /serial/.test(found.wrong))
  assert.equal(finding?.line, 5)
})

test('splitting minds quotes, comments and dollar quotes', () => {
  const texts = statements("select ';'; -- a; b\n/* ; */ select $x$ ; $x$; select 1").map(
    statement => statement.text,
  )
  assert.deepEqual(texts, ["select ';'", 'select $x$ ; $x$', 'select 1'])
})
