set local citus.multi_shard_modify_mode = 'sequential';

-- 実施報告: written by the facility, closed once; a mistake after that is a reversal in a later month.
create table use_reports (
  facility_id uuid not null,
  id uuid not null default app.uuid7(),
  municipality_id int not null,
  reservation_id uuid not null,
  scheme_id text not null,
  scheme_version int not null,
  account_id uuid,
  answers jsonb not null default '{}',
  revision int not null default 0,
  collected int,                               -- 自己負担額 received, whole yen
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  confirmed_at timestamptz,                    -- 市の確認
  confirmed_by uuid,
  primary key (facility_id, id),
  unique (facility_id, reservation_id)
);
select app.distribute('use_reports', 'tenant');
alter table use_reports add foreign key (facility_id, reservation_id) references reservations (facility_id, id);
create index use_reports_municipality on use_reports (municipality_id, scheme_id, closed_at);
select app.guard('use_reports', '{municipality,facility}', 'change');

-- One facility's month for one municipality. State: returned_at / accepted_at / the payment's result.
create table claims (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  facility_id uuid not null,
  scheme_id text not null,
  month date not null check (extract(day from month) = 1),
  lines int not null,
  price int not null,
  copayment int not null,
  additions int not null,
  total int not null,
  submitted_at timestamptz not null,
  submitted_by uuid,
  returned_at timestamptz,
  return_reason text,
  accepted_at timestamptz,
  accepted_by uuid,
  primary key (municipality_id, id)
);
select app.distribute('claims', 'tenant');
create unique index claims_once on claims (municipality_id, facility_id, scheme_id, month) where returned_at is null;
select app.guard('claims', '{municipality,facility}', 'change');

create table claim_lines (
  municipality_id int not null,
  claim_id uuid not null,
  seq int not null,
  facility_id uuid not null,
  kind text not null check (kind in ('use', 'late-cancel', 'reversal')),
  reservation_id uuid not null,
  day date not null,
  type text not null,
  holder text not null,
  voucher_number text not null,
  steps int not null,
  price int not null,
  copayment int not null,
  additions jsonb not null default '[]',
  amount int not null,
  note text not null default '',
  primary key (municipality_id, claim_id, seq)
);
select app.distribute('claim_lines', 'tenant');
alter table claim_lines add foreign key (municipality_id, claim_id) references claims (municipality_id, id);
create index claim_lines_reservation on claim_lines (municipality_id, reservation_id);
select app.guard('claim_lines', '{municipality,facility}', 'append');

-- A mistake found after closing: taken back as a line of the next open month.
create table reversals (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  facility_id uuid not null,
  reservation_id uuid not null,
  reason text not null,
  at timestamptz not null,
  actor_id uuid not null,
  claim_id uuid,                               -- the claim that carries the line, once submitted
  primary key (municipality_id, id),
  unique (municipality_id, reservation_id)
);
select app.distribute('reversals', 'tenant');
select app.guard('reversals', '{municipality,facility}', 'change');

-- 月締め: nothing can enter a closed month.
create table closings (
  municipality_id int not null,
  scheme_id text not null,
  month date not null check (extract(day from month) = 1),
  closed_at timestamptz not null,
  closed_by uuid not null,
  claims int not null,
  total bigint not null,
  primary key (municipality_id, scheme_id, month)
);
select app.distribute('closings', 'tenant');
select app.guard('closings', '{municipality}', 'append');
create policy closings_public on closings for select using (true);

-- 総合振込: the file as handed to the bank, and what came back.
create table transfers (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  month date not null,
  pay_on date not null,
  lines int not null,
  total bigint not null,
  file bytea not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (municipality_id, id)
);
select app.distribute('transfers', 'tenant');
select app.guard('transfers', '{municipality}', 'append');

create table payments (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  transfer_id uuid not null,
  claim_id uuid not null,
  facility_id uuid not null,
  amount int not null check (amount > 0),
  account jsonb not null,
  result text,                                 -- null: not yet known · paid · failed
  result_code text,
  result_at timestamptz,
  primary key (municipality_id, id)
);
select app.distribute('payments', 'tenant');
alter table payments add foreign key (municipality_id, transfer_id) references transfers (municipality_id, id);
alter table payments add foreign key (municipality_id, claim_id) references claims (municipality_id, id);
create unique index payments_claim on payments (municipality_id, claim_id) where result is distinct from 'failed';
select app.guard('payments', '{municipality,facility}', 'change');

-- Who was asked. What was answered stands apart, without a name.
create table survey_invitations (
  municipality_id int not null,
  reservation_id uuid not null,
  scheme_id text not null,
  scheme_version int not null,
  account_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (municipality_id, reservation_id)
);
select app.distribute('survey_invitations', 'tenant');
select app.guard('survey_invitations', '{municipality,account}', 'change');

create table survey_responses (
  municipality_id int not null,
  id uuid not null default gen_random_uuid(),  -- not time-ordered: must not lead back to the invitation
  scheme_id text not null,
  scheme_version int not null,
  facility_id uuid not null,
  type text not null,
  month date not null,
  answers jsonb not null,
  primary key (municipality_id, id)
);
select app.distribute('survey_responses', 'tenant');
create index survey_responses_month on survey_responses (municipality_id, scheme_id, month);
alter table survey_responses enable row level security;
create policy survey_responses_office on survey_responses
  using (municipality_id = nullif(current_setting('app.municipality', true), '')::int);
-- A resident may hand one in, and never read it back.
create policy survey_responses_hand_in on survey_responses for insert with check (true);
grant select, insert on survey_responses to mannaka_app;

-- E-mail to be sent, and the on-screen mailbox of the demo. dedupe: one letter goes out once.
create table messages (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  account_id uuid,
  facility_id uuid,
  recipient text not null,
  subject text not null,
  body text not null,
  kind text not null,
  subject_kind text,
  subject_id uuid,
  dedupe text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  last_error text,
  failed_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, dedupe)
);
select app.distribute('messages', 'tenant');
create index messages_account on messages (account_id, created_at);
create index messages_waiting on messages (municipality_id, created_at) where sent_at is null and failed_at is null;
select app.guard('messages', '{municipality,facility,account}', 'change');
-- A sign-in link is written before anybody is signed in, to the address that was shown.
create policy messages_shown on messages
  using ('email:' || recipient = current_setting('app.claim', true))
  with check ('email:' || recipient = current_setting('app.claim', true));
