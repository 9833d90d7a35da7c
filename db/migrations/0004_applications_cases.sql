set local citus.multi_shard_modify_mode = 'sequential';

-- A draft, then what was sent. Drafts change; what was sent stands in application_versions.
create table applications (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  scheme_version int not null,
  account_id uuid,                             -- null: paper or phone, nobody signs in
  resident_id uuid,
  channel text not null check (channel in ('online', 'paper', 'phone')),
  answers jsonb not null default '{}',
  revision int not null default 0,             -- grows with every saved step
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  entered_by uuid,
  primary key (municipality_id, id)
);
select app.distribute('applications', 'tenant');
create index applications_account on applications (municipality_id, account_id, scheme_id);
create index applications_drafts on applications (municipality_id, updated_at) where submitted_at is null;
select app.guard('applications', '{municipality,account}', 'change');

create table application_versions (
  municipality_id int not null,
  application_id uuid not null,
  seq int not null,
  account_id uuid,
  answers jsonb not null,
  at timestamptz not null,
  actor_id uuid,
  primary key (municipality_id, application_id, seq)
);
select app.distribute('application_versions', 'tenant');
alter table application_versions add foreign key (municipality_id, application_id) references applications (municipality_id, id);
select app.guard('application_versions', '{municipality,account}', 'append');

create table attachments (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  application_id uuid not null,
  account_id uuid,
  question text not null,
  hash text not null,
  name text not null,
  mime text not null,
  bytes int not null,
  at timestamptz not null,
  primary key (municipality_id, id)
);
select app.distribute('attachments', 'tenant');
create index attachments_application on attachments (municipality_id, application_id);
create index attachments_hash on attachments (municipality_id, hash);
select app.guard('attachments', '{municipality,account}', 'append');

-- A submitted application under way. Its state is the fold of case_actions: the last line's to_state.
create table cases (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  application_id uuid not null,
  scheme_id text not null,
  scheme_version int not null,
  account_id uuid,
  number text not null,                        -- 受付番号
  applicant text not null,
  applicant_kana text not null,
  protected boolean not null default false,
  channel text not null,
  received_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  unique (municipality_id, application_id)
);
select app.distribute('cases', 'tenant');
alter table cases add foreign key (municipality_id, application_id) references applications (municipality_id, id);
create index cases_received on cases (municipality_id, scheme_id, received_at);
create index cases_account on cases (municipality_id, account_id);
select app.guard('cases', '{municipality,account}', 'change');

create table case_actions (
  municipality_id int not null,
  case_id uuid not null,
  seq int not null,
  action text not null,
  from_state text,
  to_state text not null,
  account_id uuid,                             -- of the case, so that the applicant may follow it
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  data jsonb not null default '{}',
  primary key (municipality_id, case_id, seq)
);
select app.distribute('case_actions', 'tenant');
alter table case_actions add foreign key (municipality_id, case_id) references cases (municipality_id, id);
select app.guard('case_actions', '{municipality,account}', 'append');

-- The automatic first check: complete, resident, window, duplicate, with its explanation.
create table case_checks (
  municipality_id int not null,
  case_id uuid not null,
  seq int not null,
  outcome text not null check (outcome in ('eligible', 'not-eligible', 'unknown')),
  clean boolean not null,
  assessment jsonb not null,
  facts jsonb not null,
  at timestamptz not null,
  primary key (municipality_id, case_id, seq)
);
select app.distribute('case_checks', 'tenant');
alter table case_checks add foreign key (municipality_id, case_id) references cases (municipality_id, id);
select app.guard('case_checks', '{municipality}', 'append');

-- A remark beside one answer. Those of the last return are what the applicant may correct.
create table case_comments (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  case_id uuid not null,
  question text not null,
  reason text not null,                        -- missing, unclear, mismatch, evidence, other: feeds form design
  body text not null,
  account_id uuid,
  author_id uuid not null,
  at timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz,
  primary key (municipality_id, id)
);
select app.distribute('case_comments', 'tenant');
alter table case_comments add foreign key (municipality_id, case_id) references cases (municipality_id, id);
create index case_comments_case on case_comments (municipality_id, case_id, at);
select app.guard('case_comments', '{municipality,account}', 'change');

-- 起案. kind each: one case · batch: all decided in the system in a month, with the list.
create table proposals (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  scheme_id text not null,
  kind text not null check (kind in ('each', 'batch')),
  decides text not null check (decides in ('grant', 'refuse', 'revoke')),
  route jsonb not null,                        -- the Route as it was when drafted
  title text not null,
  note text not null default '',
  drafted_by uuid,                             -- null: by the automatic first check
  drafted_at timestamptz not null,
  primary key (municipality_id, id)
);
select app.distribute('proposals', 'tenant');
select app.guard('proposals', '{municipality}', 'append');

create table proposal_cases (
  municipality_id int not null,
  proposal_id uuid not null,
  case_id uuid not null,
  action text not null,
  data jsonb not null default '{}',
  primary key (municipality_id, proposal_id, case_id)
);
select app.distribute('proposal_cases', 'tenant');
alter table proposal_cases add foreign key (municipality_id, proposal_id) references proposals (municipality_id, id);
alter table proposal_cases add foreign key (municipality_id, case_id) references cases (municipality_id, id);
create index proposal_cases_case on proposal_cases (municipality_id, case_id);
select app.guard('proposal_cases', '{municipality}', 'append');

-- 回議・専決・代決・引上げ・差戻し・取戻し, one line each.
create table proposal_steps (
  municipality_id int not null,
  proposal_id uuid not null,
  seq int not null,
  action text not null check (action in
    ('endorse', 'decide', 'decide-for', 'take-up', 'send-back', 'take-back', 'reject', 'review')),
  rank text not null,
  for_rank text,
  actor_id uuid not null,
  note text not null default '',
  at timestamptz not null,
  primary key (municipality_id, proposal_id, seq)
);
select app.distribute('proposal_steps', 'tenant');
alter table proposal_steps add foreign key (municipality_id, proposal_id) references proposals (municipality_id, id);
select app.guard('proposal_steps', '{municipality}', 'append');

create table letters (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  case_id uuid not null,
  account_id uuid,
  template text not null,
  document_number text not null,               -- こ第123号
  title text not null,
  content jsonb not null,                      -- composed blocks, as issued; the PDF is drawn from it
  issued_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, document_number, issued_at)
);
select app.distribute('letters', 'tenant');
alter table letters add foreign key (municipality_id, case_id) references cases (municipality_id, id);
create index letters_case on letters (municipality_id, case_id);
select app.guard('letters', '{municipality,account}', 'append');
