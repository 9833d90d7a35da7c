set local citus.multi_shard_modify_mode = 'sequential';

-- 来庁: one visit of a resident to the counter, from the first word to the last paper. What is answered on the tablet
-- is kept sealed and only while it is needed; what stays is where the visit stands.
create table visits (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  day date not null,
  number int not null,                         -- of the day, as on a numbered ticket
  label text not null default '',              -- what the staff call it before there is a name
  name text not null default '',               -- of the applicant, once written
  note text not null default '',
  expert boolean not null default false,       -- straight to papers and forms, without the guide
  schemes text[] not null default '{}',        -- applied for, or to be
  opened_by uuid not null,
  opened_at timestamptz not null,
  explained_at timestamptz,
  answered_at timestamptz,                     -- the tablet was given back, finished
  finished_at timestamptz,
  outcome text check (outcome in ('received', 'closed')),
  remind_on date,
  revision int not null default 0,
  sealed text,                                 -- the answers, readable only by this installation
  code_hash text,                              -- typed into a tablet once
  code_until timestamptz,
  tablet_hash text,                            -- the tablet that has it
  tablet_until timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, day, number),
  check ((finished_at is null) = (outcome is null)),
  check (finished_at is null or (sealed is null and tablet_hash is null and code_hash is null)),
  check (length(sealed) <= 200000)
);
select app.distribute('visits', 'tenant');
create unique index visits_code on visits (municipality_id, code_hash) where code_hash is not null;
create unique index visits_tablet on visits (municipality_id, tablet_hash) where tablet_hash is not null;
create index visits_open on visits (municipality_id, opened_at) where finished_at is null;
create index visits_finished on visits (municipality_id, finished_at) where finished_at is not null;
select app.guard('visits', '{municipality}', 'change');
-- A tablet knows one visit, by the code that was typed and then by its own secret.
create policy visits_shown on visits for select
  using ('counter:' || code_hash = current_setting('app.claim', true)
    or 'tablet:' || tablet_hash = current_setting('app.claim', true));

-- The papers somebody still has to bring, instead of a note clipped to a folder.
create table visit_papers (
  municipality_id int not null,
  visit_id uuid not null,
  paper text not null,                         -- document of a scheme, or one of the staff's own
  position int not null,
  name text not null,
  promised_on date,
  received_at timestamptz,
  received_by uuid,
  primary key (municipality_id, visit_id, paper)
);
select app.distribute('visit_papers', 'tenant');
alter table visit_papers add foreign key (municipality_id, visit_id)
  references visits (municipality_id, id) on delete cascade;
select app.guard('visit_papers', '{municipality}', 'change');

-- The applications a visit became.
create table visit_cases (
  municipality_id int not null,
  visit_id uuid not null,
  scheme_id text not null,
  case_id uuid not null,
  number text not null,                        -- 受付番号
  primary key (municipality_id, visit_id, scheme_id)
);
select app.distribute('visit_cases', 'tenant');
alter table visit_cases add foreign key (municipality_id, visit_id)
  references visits (municipality_id, id) on delete cascade;
select app.guard('visit_cases', '{municipality}', 'change');
