set local citus.multi_shard_modify_mode = 'sequential';

-- 差引: a claim whose reversals outweigh its uses, taken off what another claim of the same facility would be paid.
-- Stands for good, also when the bank sends the payment back: the next one is of the same, reduced amount.
create table claim_offsets (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  transfer_id uuid not null,                   -- with which it was done
  facility_id uuid not null,
  owing_claim_id uuid not null,                -- the one below zero
  claim_id uuid not null,                      -- the one that is paid less
  amount int not null check (amount > 0),
  at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, owing_claim_id, claim_id),
  check (owing_claim_id <> claim_id)
);
select app.distribute('claim_offsets', 'tenant');
alter table claim_offsets add foreign key (municipality_id, owing_claim_id) references claims (municipality_id, id);
alter table claim_offsets add foreign key (municipality_id, claim_id) references claims (municipality_id, id);
create index claim_offsets_claim on claim_offsets (municipality_id, claim_id);
select app.guard('claim_offsets', '{municipality,facility}', 'append');
