set local citus.multi_shard_modify_mode = 'sequential';

-- Why the facility received another amount than the copayment, in its words.
alter table use_reports add column collected_note text not null default '';
create index use_reports_unconfirmed on use_reports (municipality_id, closed_at) where confirmed_at is null;

-- 疑義照会: what the municipality asks about a closed report, and the answer.
create table report_questions (
  facility_id uuid not null,
  id uuid not null default app.uuid7(),
  municipality_id int not null,
  report_id uuid not null,
  body text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (facility_id, id)
);
select app.distribute('report_questions', 'tenant');
alter table report_questions add foreign key (facility_id, report_id) references use_reports (facility_id, id);
create index report_questions_report on report_questions (facility_id, report_id);
create index report_questions_open on report_questions (municipality_id, asked_at) where answered_at is null;
select app.guard('report_questions', '{municipality,facility}', 'change');

-- The row at which everything that moves the claims of one scheme waits for its turn: handing in, returning,
-- accepting, closing a month, paying. So nothing can slip into a month while it is being closed.
create table claim_books (
  municipality_id int not null,
  scheme_id text not null,
  primary key (municipality_id, scheme_id)
);
select app.distribute('claim_books', 'tenant');
select app.guard('claim_books', '{municipality}', 'change');

alter table claim_lines drop constraint claim_lines_kind_check;
alter table claim_lines add constraint claim_lines_kind_check
  check (kind in ('use', 'late-cancel', 'no-show', 'reversal'));
alter table claim_lines add constraint claim_lines_sum check (kind <> 'reversal' or amount <= 0);

-- number: goes to the bank as the customer code and comes back with the result.
alter table payments
  add column number int not null,
  add column pay_on date not null,               -- as in the transfer, which facilities do not see
  add column result_reason text not null default '';
create unique index payments_number on payments (municipality_id, number);
create index payments_transfer on payments (municipality_id, transfer_id);
create index payments_facility on payments (municipality_id, facility_id);

-- Whom the invitation counts for, so that it can be said how many did not answer.
alter table survey_invitations
  add column facility_id uuid not null,
  add column type text not null,
  add column month date not null check (extract(day from month) = 1);
create index survey_invitations_account on survey_invitations (municipality_id, account_id, asked_at);
