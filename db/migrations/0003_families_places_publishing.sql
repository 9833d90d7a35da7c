set local citus.multi_shard_modify_mode = 'sequential';

-- What the resident register says (住民基本台帳等の抽出), by 宛名番号. No マイナンバー ever.
create table residents (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  number text not null,                        -- 宛名番号
  household text not null,                     -- 世帯番号
  relation text not null,                      -- 続柄
  name text not null,
  kana text not null,
  birth_date date not null,
  sex text not null default 'unknown',
  postal_code text not null,
  address text not null,
  moved_in_on date not null,
  moved_out_on date,
  protected boolean not null default false,    -- 支援措置: the address appears nowhere it need not
  tax_class text check (tax_class in ('taxed', 'non-taxed', 'welfare')), -- null: not known (未申告, 転入)
  extracted_on date not null,
  primary key (municipality_id, id),
  unique (municipality_id, number)
);
select app.distribute('residents', 'tenant');
create index residents_household on residents (municipality_id, household);
create index residents_match on residents (municipality_id, birth_date, kana);
select app.guard('residents', '{municipality}', 'change');

create table facilities (
  id uuid primary key default app.uuid7(),
  name text not null,
  kana text not null,
  kind text not null,
  postal_code text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  phone text not null,
  email text not null,
  about jsonb not null default '{}',           -- Text: what it is like, parking, what to bring
  auto_accept boolean not null default true
);
select app.distribute('facilities', 'reference');
alter table facilities enable row level security;
create policy facilities_public on facilities for select using (true);
create policy facilities_own on facilities for update
  using (id = nullif(current_setting('app.facility', true), '')::uuid);
grant select on facilities to mannaka_app;
grant update (about, auto_accept, phone, email) on facilities to mannaka_app;

-- Which facility serves which municipality under which scheme, for which types.
create table contracts (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  facility_id uuid not null,
  scheme_id text not null,
  types text[] not null,
  parameters jsonb not null default '{}',      -- amounts agreed with this facility alone, by parameter name
  valid_from date not null,
  valid_until date,
  primary key (municipality_id, id)
);
select app.distribute('contracts', 'tenant');
create index contracts_facility on contracts (facility_id);
create index contracts_scheme on contracts (municipality_id, scheme_id, facility_id);
select app.guard('contracts', '{municipality}', 'change');
create policy contracts_public on contracts for select using (true);

-- Where the municipality pays the facility.
create table payees (
  municipality_id int not null,
  facility_id uuid not null,
  account jsonb not null,                      -- BankAccountAnswer
  primary key (municipality_id, facility_id)
);
select app.distribute('payees', 'tenant');
select app.guard('payees', '{municipality,facility}', 'change');

-- A scheme as this municipality runs it. An application keeps the version it answered.
create table scheme_versions (
  municipality_id int not null,
  scheme_id text not null,
  version int not null,
  definition jsonb not null,                   -- language/scheme/scheme.ts
  effective_from date not null,
  published_at timestamptz not null,
  published_by uuid,
  digest text not null,
  primary key (municipality_id, scheme_id, version)
);
select app.distribute('scheme_versions', 'tenant');
select app.guard('scheme_versions', '{municipality}', 'append');
create policy scheme_versions_public on scheme_versions for select using (true);
