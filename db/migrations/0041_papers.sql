set local citus.multi_shard_modify_mode = 'sequential';

-- 様式: official forms as files, with what goes where. A change is a new version; the file itself is kept once.
create table form_files (
  municipality_id int not null,
  digest text not null,                        -- SHA-256 of the bytes
  bytes bytea not null,
  primary key (municipality_id, digest),
  check (length(bytes) <= 5242880)
);
select app.distribute('form_files', 'tenant');
select app.guard('form_files', '{municipality}', 'append');

create table form_templates (
  municipality_id int not null,
  id uuid not null,
  version int not null check (version > 0),
  name text not null,
  schemes text[] not null,                     -- for which schemes it is filled in
  format text not null check (format in ('pdf', 'xlsx')),
  digest text not null,
  items jsonb not null,                        -- what goes where: see modules/papers/schema.ts
  retired boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (municipality_id, id, version)
);
select app.distribute('form_templates', 'tenant');
alter table form_templates add foreign key (municipality_id, digest)
  references form_files (municipality_id, digest) on delete restrict;
select app.guard('form_templates', '{municipality}', 'append');
