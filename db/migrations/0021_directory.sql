set local citus.multi_shard_modify_mode = 'sequential';

-- 制度ディレクトリ: every scheme over every household of the registers, as of one day. Results can be seen when the whole
-- run is finished, or not at all.
create table directory_runs (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  kind text not null check (kind in ('run', 'what-if', 'baseline')),
  state text not null check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  as_of date not null,                         -- everything is judged on this day
  tax_year int,                                -- 年度 of the tax register read; null: none was there
  facts_run uuid not null,                     -- whose facts it judges: its own, or those of the run it is tried on
  compared_with uuid,                          -- the run its results are held against
  baseline uuid,                               -- of a what-if on another day: the published rules on that day
  imports jsonb not null default '[]',         -- the extracts in force: [{register, id, extractedOn, rows}]
  kinds text[] not null default '{}',          -- kinds of benefits the registers tell of
  households int,
  people int,
  step text not null default 'waiting',        -- waiting, gathering, or the scheme being judged
  done int not null default 0,
  total int not null,                          -- schemes
  attempt int not null default 0,              -- whoever works on it carries this number; a later one takes over
  alive_at timestamptz,                        -- told every few seconds while worked on
  started_by uuid,
  started_at timestamptz not null,
  begun_at timestamptz,
  finished_at timestamptz,
  problem text,                                -- why it failed, for people
  primary key (municipality_id, id)
);
select app.distribute('directory_runs', 'tenant');
-- One at a time per municipality, of each kind.
create unique index directory_runs_live on directory_runs (municipality_id, kind)
  where state in ('waiting', 'running');
create index directory_runs_history on directory_runs (municipality_id, kind, started_at);
select app.guard('directory_runs', '{municipality}', 'change');

-- Which version of which scheme a run judges by, fixed when it is started; and what it came to.
create table directory_schemes (
  municipality_id int not null,
  run_id uuid not null,
  scheme_id text not null,
  position int not null,
  version int not null,                        -- of a what-if: the version the draft would change
  definition json,                             -- of a what-if: the draft as it was; otherwise null
  engine text check (engine in ('sql', 'evaluator')),
  seconds real,
  eligible int not null default 0,
  not_eligible int not null default 0,
  unknown int not null default 0,
  by_hand int not null default 0,              -- of the unknown: no fact is missing, the rule gives no answer
  missing jsonb not null default '{}',         -- of the unknown: fact → households
  reasons jsonb not null default '{}',         -- of those not eligible: rule → households
  changes jsonb not null default '{}',         -- against compared_with: change → households
  primary key (municipality_id, run_id, scheme_id)
);
select app.distribute('directory_schemes', 'tenant');
alter table directory_schemes add foreign key (municipality_id, run_id)
  references directory_runs (municipality_id, id) on delete cascade;
select app.guard('directory_schemes', '{municipality}', 'change');

-- What the registers say of each household on the day. The facts hold tax amounts: they never leave the rules.
create table household_facts (
  municipality_id int not null,
  run_id uuid not null,
  household text not null,                     -- 世帯番号
  facts jsonb not null,                        -- as plainOf writes facts; a key that is absent is unknown
  claimant text,                               -- 宛名番号; null: the register does not tell who it would be
  spouse text,
  children text[] not null default '{}',       -- 宛名番号, in the order of 子ども
  protected boolean not null,                  -- 支援措置 of anybody in it
  town text,                                   -- null where protected
  schools text[] not null default '{}',        -- empty where protected
  notes text[] not null default '{}',          -- what was presumed or left open, and why
  primary key (municipality_id, run_id, household)
);
select app.distribute('household_facts', 'tenant');
select app.guard('household_facts', '{municipality}', 'change');

create table directory_results (
  municipality_id int not null,
  run_id uuid not null,
  scheme_id text not null,
  household text not null,
  outcome text not null check (outcome in ('eligible', 'not-eligible', 'unknown')),
  reasons text[] not null default '{}',        -- rules that refuse and fail
  missing text[] not null default '{}',        -- facts that would settle it
  amounts jsonb not null default '{}',         -- of the benefit; never of a tax
  recipients int[] not null default '{}',      -- places in 子ども, from 1
  primary key (municipality_id, run_id, scheme_id, household)
);
select app.distribute('directory_results', 'tenant');
create index directory_results_outcome on directory_results (municipality_id, run_id, scheme_id, outcome, household);
create index directory_results_household on directory_results (municipality_id, run_id, household);
select app.guard('directory_results', '{municipality}', 'change');

-- 点検: a random part of those found not eligible, looked at by a person.
create table directory_samples (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  run_id uuid not null,
  scheme_id text not null,
  seed text not null,
  size int not null check (size > 0),
  population int not null,
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, run_id, scheme_id, seed, size)
);
select app.distribute('directory_samples', 'tenant');
alter table directory_samples add foreign key (municipality_id, run_id)
  references directory_runs (municipality_id, id) on delete restrict;
select app.guard('directory_samples', '{municipality}', 'append');

create table directory_findings (
  municipality_id int not null,
  sample_id uuid not null,
  household text not null,
  position int not null,
  verdict text check (verdict in ('agree', 'disagree')),
  note text not null default '',
  judged_by uuid,
  judged_at timestamptz,
  primary key (municipality_id, sample_id, household)
);
select app.distribute('directory_findings', 'tenant');
alter table directory_findings add foreign key (municipality_id, sample_id)
  references directory_samples (municipality_id, id) on delete restrict;
select app.guard('directory_findings', '{municipality}', 'change');

-- Who may use the directory beside 課長 and above.
create table directory_staff (
  municipality_id int not null,
  account_id uuid not null,
  appointed_by uuid,
  appointed_at timestamptz not null,
  primary key (municipality_id, account_id)
);
select app.distribute('directory_staff', 'tenant');
select app.guard('directory_staff', '{municipality}', 'change');
