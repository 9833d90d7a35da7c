set local citus.multi_shard_modify_mode = 'sequential';

-- 振込先の変更: entered by one person, in force when another has checked it against the paper. Never overwritten.
create table payee_changes (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  facility_id uuid not null,
  account jsonb not null,                      -- BankAccountAnswer
  note text not null default '',               -- what it was taken from
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('confirmed', 'refused', 'replaced')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (municipality_id, id),
  check ((decision is null) = (decided_at is null)),
  check (decision <> 'confirmed' or decided_by <> proposed_by)
);
select app.distribute('payee_changes', 'tenant');
create unique index payee_changes_open on payee_changes (municipality_id, facility_id) where decision is null;
create index payee_changes_history on payee_changes (municipality_id, facility_id, proposed_at);
select app.guard('payee_changes', '{municipality}', 'change');
