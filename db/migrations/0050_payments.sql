set local citus.multi_shard_modify_mode = 'sequential';

-- 支給の台帳: what a granted case comes to, from which month. A correction is a further line; nothing is overwritten.
create table benefit_lines (
  municipality_id int not null,
  case_id uuid not null,
  seq int not null,
  account_id uuid,                             -- of the case, so that the resident may see it
  scheme_id text not null,
  scheme_version int not null,                 -- by whose rules
  amount text not null,                        -- id among the scheme's amounts
  yen int not null check (yen >= 0),
  unit text not null,                          -- 円/月: every month from then on; else once
  from_month date not null check (extract(day from from_month) = 1),
  kind text not null check (kind in ('granted', 'corrected', 'revoked')),
  reason text not null default '',
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  primary key (municipality_id, case_id, seq)
);
select app.distribute('benefit_lines', 'tenant');
alter table benefit_lines add foreign key (municipality_id, case_id) references cases (municipality_id, id);
create index benefit_lines_scheme on benefit_lines (municipality_id, scheme_id, from_month);
select app.guard('benefit_lines', '{municipality,account}', 'append');

-- 支払: prepared by one person, confirmed by another; only then there is a file for the bank.
create table payment_runs (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  month date not null check (extract(day from month) = 1),
  pay_on date not null,
  payouts int not null,
  total bigint not null,
  left_out jsonb not null default '[]',        -- cases put off to a later run
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  cancelled_by uuid,
  cancelled_at timestamptz,
  file bytea,
  sha256 text,
  primary key (municipality_id, id),
  check (confirmed_by <> prepared_by),
  check (confirmed_at is null or cancelled_at is null),
  check ((confirmed_at is null) = (file is null))
);
select app.distribute('payment_runs', 'tenant');
create index payment_runs_history on payment_runs (municipality_id, scheme_id, prepared_at);
-- One at a time: what another prepared run holds must be settled first.
create unique index payment_runs_open on payment_runs (municipality_id, scheme_id)
  where confirmed_at is null and cancelled_at is null;
select app.guard('payment_runs', '{municipality}', 'change');

create table payouts (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  run_id uuid not null,
  case_id uuid not null,
  account_id uuid,
  pay_on date not null,
  number int not null,                         -- the bank returns it with the result
  amount int not null check (amount > 0),
  account jsonb not null,                      -- as in the file, with the holder
  again boolean not null,                      -- came back once before
  state text not null check (state in ('prepared', 'cancelled', 'sent', 'paid', 'failed')),
  result_code text,
  result_reason text,
  result_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, run_id, case_id)
);
select app.distribute('payouts', 'tenant');
alter table payouts add foreign key (municipality_id, run_id) references payment_runs (municipality_id, id);
alter table payouts add foreign key (municipality_id, case_id) references cases (municipality_id, id);
create index payouts_case on payouts (municipality_id, case_id);
select app.guard('payouts', '{municipality,account}', 'change');

-- What a payout is made of. part: 0, and 1, 2 … for what a correction adds to a month already paid.
create table payout_lines (
  municipality_id int not null,
  payout_id uuid not null,
  case_id uuid not null,
  account_id uuid,
  amount text not null,
  month date not null check (extract(day from month) = 1),
  part int not null,
  yen int not null check (yen > 0),
  void boolean not null default false,         -- came back, or its run was cancelled: due again
  primary key (municipality_id, payout_id, amount, month, part)
);
select app.distribute('payout_lines', 'tenant');
alter table payout_lines add foreign key (municipality_id, payout_id) references payouts (municipality_id, id);
-- Nothing is paid twice.
create unique index payout_lines_once on payout_lines (municipality_id, case_id, amount, month, part) where not void;
select app.guard('payout_lines', '{municipality,account}', 'change');

-- 口座名義: somebody made sure that an account whose holder reads differently is the person's own.
create table case_holders (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  case_id uuid not null,
  holder text not null,                        -- as it read then; another holder is looked at anew
  note text not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, holder)
);
select app.distribute('case_holders', 'tenant');
alter table case_holders add foreign key (municipality_id, case_id) references cases (municipality_id, id);
select app.guard('case_holders', '{municipality}', 'append');
