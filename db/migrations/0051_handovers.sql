set local citus.multi_shard_modify_mode = 'sequential';

-- 基幹システムへの受渡し: which columns, in which order, from where. A change is a new version.
create table handover_mappings (
  municipality_id int not null,
  scheme_id text not null,
  version int not null,
  header boolean not null,
  columns jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (municipality_id, scheme_id, version)
);
select app.distribute('handover_mappings', 'tenant');
select app.guard('handover_mappings', '{municipality}', 'append');

-- Each file as it was made.
create table handovers (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  mapping_version int not null,
  cases int not null,
  again boolean not null,                      -- asked for once more what was handed over before
  file bytea not null,
  sha256 text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (municipality_id, id)
);
select app.distribute('handovers', 'tenant');
create index handovers_history on handovers (municipality_id, scheme_id, made_at);
select app.guard('handovers', '{municipality}', 'append');

create table handover_cases (
  municipality_id int not null,
  handover_id uuid not null,
  case_id uuid not null,
  first boolean not null,
  primary key (municipality_id, handover_id, case_id)
);
select app.distribute('handover_cases', 'tenant');
alter table handover_cases add foreign key (municipality_id, handover_id) references handovers (municipality_id, id);
alter table handover_cases add foreign key (municipality_id, case_id) references cases (municipality_id, id);
-- Handed over once, save where it was asked for again.
create unique index handover_cases_once on handover_cases (municipality_id, case_id) where first;
select app.guard('handover_cases', '{municipality}', 'append');
