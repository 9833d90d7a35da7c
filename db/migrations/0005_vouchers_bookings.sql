set local citus.multi_shard_modify_mode = 'sequential';

-- 利用券: what a decision entitles to. A balance is the sum of its lines.
create table vouchers (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  number text not null,                        -- typed and in the QR; holds a check digit
  case_id uuid not null,
  account_id uuid,
  scheme_id text not null,
  scheme_version int not null,
  holder text not null,
  holder_kana text not null,
  facts jsonb not null,                        -- the facts the entitlement's expressions need, frozen at issue
  valid_from date not null,
  valid_until date not null,
  issued_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, number)
);
select app.distribute('vouchers', 'tenant');
create index vouchers_account on vouchers (municipality_id, account_id);
create index vouchers_case on vouchers (municipality_id, case_id);
select app.guard('vouchers', '{municipality,account}', 'append');
create policy vouchers_shown on vouchers for select using ('voucher:' || number = current_setting('app.claim', true));

-- steps: in the pool's smallest part, signed. issue + · hold − · release + · redeem 0 (the hold becomes use) · revoke −
create table voucher_lines (
  municipality_id int not null,
  voucher_id uuid not null,
  id uuid not null default app.uuid7(),
  pool text not null,
  kind text not null check (kind in ('issue', 'hold', 'release', 'redeem', 'reverse', 'revoke')),
  steps int not null,
  reservation_id uuid,
  facility_id uuid,
  account_id uuid,
  actor_kind text not null,
  actor_id uuid,
  note text not null default '',
  at timestamptz not null,
  primary key (municipality_id, voucher_id, id),
  check ((kind = 'issue' and steps > 0) or (kind in ('hold', 'revoke') and steps <= 0)
    or (kind in ('release', 'reverse') and steps >= 0) or (kind = 'redeem' and steps = 0)),
  check (kind in ('issue', 'revoke') or reservation_id is not null)
);
select app.distribute('voucher_lines', 'tenant');
alter table voucher_lines add foreign key (municipality_id, voucher_id) references vouchers (municipality_id, id);
create unique index voucher_lines_once on voucher_lines (municipality_id, voucher_id, reservation_id, kind)
  where reservation_id is not null;
create index voucher_lines_reservation on voucher_lines (municipality_id, reservation_id);
select app.guard('voucher_lines', '{municipality,facility,account}', 'append');

-- How a facility repeats its slots; slots are made from it and stand on their own.
create table slot_patterns (
  facility_id uuid not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  type text not null,
  weekdays int[] not null,                     -- 0 Sunday … 6 Saturday
  starts text not null,                        -- HH:MM, Tokyo
  hours numeric(5,2) not null check (hours > 0),
  capacity int not null check (capacity > 0),
  valid_from date not null,
  valid_until date not null,
  closed_days date[] not null default '{}',
  on_holidays boolean not null default false,
  ended_at timestamptz,
  primary key (facility_id, id)
);
select app.distribute('slot_patterns', 'tenant');
select app.guard('slot_patterns', '{facility}', 'change');

create table slots (
  facility_id uuid not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  type text not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity int not null check (capacity >= 0),
  taken int not null default 0,
  pattern_id uuid,
  closed_at timestamptz,
  primary key (facility_id, id),
  unique (facility_id, scheme_id, type, starts_at),
  check (taken >= 0 and taken <= capacity),
  check (ends_at > starts_at)
);
select app.distribute('slots', 'tenant');
create index slots_day on slots (facility_id, day);
create index slots_free on slots (scheme_id, type, day) where closed_at is null and taken < capacity;
select app.guard('slots', '{facility}', 'change');
create policy slots_public on slots for select using (true);

-- One booking. terms: units, copayment, price … as told to the user when booking.
create table reservations (
  facility_id uuid not null,
  id uuid not null default app.uuid7(),
  municipality_id int not null,
  scheme_id text not null,
  type text not null,
  voucher_id uuid not null,
  case_id uuid not null,
  account_id uuid,
  holder text not null,
  holder_kana text not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  nights int not null default 0,
  pool text not null,
  steps int not null,
  ordinal int not null,
  terms jsonb not null,
  shown jsonb not null default '[]',           -- the answers the applicant was told this facility will see
  state text not null check (state in ('requested', 'accepted', 'declined', 'cancelled', 'late-cancelled', 'no-show', 'used')),
  channel text not null check (channel in ('online', 'phone', 'paper')),
  wish text not null default '',
  reason text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (facility_id, id)
);
select app.distribute('reservations', 'tenant');
create index reservations_day on reservations (facility_id, day);
create index reservations_voucher on reservations (municipality_id, voucher_id);
create index reservations_account on reservations (account_id, day);
create index reservations_month on reservations (municipality_id, scheme_id, day);
select app.guard('reservations', '{municipality,facility,account}', 'change');

create table reservation_slots (
  facility_id uuid not null,
  reservation_id uuid not null,
  slot_id uuid not null,
  municipality_id int not null,
  account_id uuid,
  primary key (facility_id, reservation_id, slot_id)
);
select app.distribute('reservation_slots', 'tenant');
alter table reservation_slots add foreign key (facility_id, reservation_id) references reservations (facility_id, id);
alter table reservation_slots add foreign key (facility_id, slot_id) references slots (facility_id, id);
create index reservation_slots_slot on reservation_slots (facility_id, slot_id);
select app.guard('reservation_slots', '{municipality,facility,account}', 'append');
