-- The ground everything stands on: roles' rights, the settings rows are guarded by, and the events.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

create schema if not exists app;
grant usage on schema app to mannaka_app;
grant usage on schema public to mannaka_app;

-- UUID v7 (RFC 9562): time-ordered ids. PostgreSQL 15 to 17 have none of their own.
create function app.uuid7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Who is asking, for row-level security, until the transaction ends. Unset means no rows.
-- claim: a secret the asker has shown, e.g. 'email:…', 'session:…', 'link:…', 'voucher:…'.
create function app.enter(municipality int, facility uuid, account uuid, claim text) returns void
language plpgsql as $$
begin
  execute format('set local app.municipality = %L', coalesce(municipality::text, ''));
  execute format('set local app.facility = %L', coalesce(facility::text, ''));
  execute format('set local app.account = %L', coalesce(account::text, ''));
  execute format('set local app.claim = %L', coalesce(claim, ''));
end $$;

-- tenant: spread by its first column · reference: a copy everywhere · local: on the coordinator only.
create function app.distribute(t text, kind text) returns void language plpgsql as $$
declare key text;
begin
  if kind not in ('tenant', 'reference', 'local') then raise exception 'unknown kind of table: %', kind; end if;
  if not exists (select 1 from pg_extension where extname = 'citus') or kind = 'local' then return; end if;
  if kind = 'reference' then
    execute format('select create_reference_table(%L)', t);
  else
    select a.attname into key from pg_attribute a where a.attrelid = t::regclass and a.attnum = 1;
    execute format('select create_distributed_table(%L, %L)', t, key);
  end if;
end $$;

-- Rights and policies of one table. doors: the columns that let a row be seen, out of
-- 'municipality' (municipality_id), 'facility' (facility_id), 'account' (account_id).
-- rights: 'append' = insert and read only (ledgers, events), 'change' = also update and delete.
create function app.guard(t text, doors text[], rights text) returns void language plpgsql as $$
declare conditions text[] := '{}'; door text;
begin
  foreach door in array doors loop
    conditions := conditions || case door
      when 'municipality' then 'municipality_id = nullif(current_setting(''app.municipality'', true), '''')::int'
      when 'facility' then 'facility_id = nullif(current_setting(''app.facility'', true), '''')::uuid'
      when 'account' then 'account_id = nullif(current_setting(''app.account'', true), '''')::uuid'
    end;
  end loop;
  if array_position(conditions, null) is not null or cardinality(conditions) = 0 then
    raise exception 'unknown door among %', doors;
  end if;
  execute format('alter table %I enable row level security', t);
  execute format('create policy %I on %I using (%s) with check (%s)',
    t || '_doors', t, array_to_string(conditions, ' or '), array_to_string(conditions, ' or '));
  execute format('grant %s on %I to mannaka_app',
    case rights when 'append' then 'select, insert' when 'change' then 'select, insert, update, delete' end, t);
end $$;

-- Reference data everyone may read; written by migrations, set-up and the demo only.
create function app.publish_table(t text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', t);
  execute format('create policy %I on %I for select using (true)', t || '_public', t);
  execute format('grant select on %I to mannaka_app', t);
end $$;

create table municipalities (
  id int primary key,                          -- 団体コード, six digits
  slug text not null unique,
  name text not null,
  name_en text not null,
  head_title text not null,                    -- 市長, 町長
  head_name text not null,
  address text not null,
  phone text not null,
  transfer_client jsonb not null default '{}', -- 総合振込 依頼人: code, name, bank, branch, account
  map jsonb not null default '{}'              -- outline for the map of facilities
);
select app.distribute('municipalities', 'reference');
select app.publish_table('municipalities');

-- Every write in the product records one line here, in its own transaction (docs/decisions/0002).
-- municipality_id 0: what a facility does on its own account.
create table events (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  at timestamptz not null,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null,                    -- resident, staff, facility, system, visitor
  actor_id uuid,
  account_id uuid,                             -- whom it is about: the resident who may see it
  facility_id uuid,
  data jsonb not null default '{}',
  result jsonb,
  key text,                                    -- idempotency key
  request_id text,
  primary key (municipality_id, id),
  unique (municipality_id, key)
);
select app.distribute('events', 'tenant');
create index events_subject on events (municipality_id, subject_kind, subject_id, id);
create index events_type on events (municipality_id, type, at);
create index events_account on events (account_id, id);
select app.guard('events', '{municipality,facility,account}', 'append');

-- A resident's or visitor's own act before anything belongs to them (draft, sign-in) is theirs by actor.
create policy events_actor on events using (actor_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (actor_id = nullif(current_setting('app.account', true), '')::uuid);

-- Who looked at whom. Kept at least three years; nobody can change it.
create table views (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  at timestamptz not null,
  viewer_id uuid not null,
  viewer_kind text not null,
  facility_id uuid,
  account_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  primary key (municipality_id, id)
);
select app.distribute('views', 'tenant');
create index views_account on views (municipality_id, account_id, at);
select app.guard('views', '{municipality,facility,account}', 'append');

-- Running numbers without gaps: 受付番号, 文書番号, 利用券番号. year: fiscal year, 0 = never restarts.
create table serials (
  municipality_id int not null,
  kind text not null,
  year int not null,
  last int not null,
  primary key (municipality_id, kind, year)
);
select app.distribute('serials', 'tenant');
select app.guard('serials', '{municipality}', 'change');

-- Adds a background job in the caller's transaction; the application owns no job table.
create function app.add_job(task text, payload json, run_at timestamptz, job_key text, max_attempts int)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts);
end $$;
revoke all on function app.add_job(text, json, timestamptz, text, int) from public;
grant execute on function app.add_job(text, json, timestamptz, text, int) to mannaka_app;
