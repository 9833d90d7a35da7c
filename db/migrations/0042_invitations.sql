set local citus.multi_shard_modify_mode = 'sequential';

-- プッシュ型の案内: households found by a run of the directory are invited to one scheme.
create table invitation_campaigns (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  run_id uuid not null,                        -- directory_runs
  run_as_of date not null,
  scheme_id text not null,
  name text not null,
  factor text not null check (factor in ('birth-date', 'code')), -- what opens a link beside the link
  mail boolean not null,                       -- by e-mail where the claimant has an account; else letters only
  answer_by date not null,                     -- links are good until the end of this day, Tokyo
  filter jsonb not null,                       -- what was asked for when the households were chosen
  extracted int not null,                      -- households chosen, those left out among them
  left_out jsonb not null default '{}',        -- why → households: invited already, applied already
  created_by uuid not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (municipality_id, id)
);
select app.distribute('invitation_campaigns', 'tenant');
create index invitation_campaigns_history on invitation_campaigns (municipality_id, created_at);
select app.guard('invitation_campaigns', '{municipality}', 'change');

-- A file for the printer: so many letters, so many pages.
create table invitation_sheets (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  campaign_id uuid not null,
  position int not null,
  reminder boolean not null,
  state text not null check (state in ('waiting', 'making', 'ready', 'failed', 'destroyed')),
  letters int not null,
  done int not null default 0,
  pages int,
  bytes bigint,
  file uuid,                                   -- under DATA_DIR/invitations; it holds the links, so not for long
  attempt int not null default 0,
  alive_at timestamptz,
  held int not null default 0,                 -- letters left out because something in them cannot be printed
  problem text,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  made_at timestamptz,
  destroyed_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, campaign_id, position)
);
select app.distribute('invitation_sheets', 'tenant');
alter table invitation_sheets add foreign key (municipality_id, campaign_id)
  references invitation_campaigns (municipality_id, id);
select app.guard('invitation_sheets', '{municipality}', 'change');

-- One household, one scheme, one link. Of links and codes only hashes are kept.
create table invitations (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  campaign_id uuid not null,
  scheme_id text not null,
  household text not null,                     -- 世帯番号
  number text,                                 -- 宛名番号 of the claimant; null: the register does not tell who
  resident_id uuid,
  way text not null check (way in ('letter', 'mail', 'hand')),
  by_hand text check (by_hand in ('protected', 'claimant', 'gone', 'unprintable')), -- why not by itself
  sheet_id uuid,                               -- the file its last letter is in
  token_hash text,                             -- of the link
  typed_hash text,                             -- of the code to type instead of the link
  factor_hash text,                            -- of the printed code, where the campaign asks for that
  expires_at timestamptz,
  invited_at timestamptz,                      -- first letter or mail
  reminded_at timestamptz,
  wrong int not null default 0,                -- wrong second factors since the last right one
  locked_at timestamptz,
  seen_at timestamptz,                         -- the page behind the link was looked at
  opened_at timestamptz,                       -- the second factor was right for the first time
  application_id uuid,
  remark text,                                 -- what the person says is not as the registers have it
  case_id uuid,
  submitted_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, campaign_id, household)
);
select app.distribute('invitations', 'tenant');
alter table invitations add foreign key (municipality_id, campaign_id)
  references invitation_campaigns (municipality_id, id);
create unique index invitations_token on invitations (municipality_id, token_hash);
create unique index invitations_typed on invitations (municipality_id, typed_hash);
create index invitations_sheet on invitations (municipality_id, sheet_id);
create index invitations_household on invitations (municipality_id, scheme_id, household);
create index invitations_case on invitations (municipality_id, case_id);
select app.guard('invitations', '{municipality}', 'change');
-- Who shows the link, or the code to type, sees that there is one; who proved to be the recipient, works with it.
create policy invitations_shown on invitations
  using ('link:' || token_hash = current_setting('app.claim', true)
    or 'link:' || typed_hash = current_setting('app.claim', true)
    or 'bearer:' || id::text = current_setting('app.claim', true));

-- After the second factor: a browser's key to one invitation, for a short while.
create table invitation_openings (
  municipality_id int not null,
  token_hash text not null,
  invitation_id uuid not null,
  name text not null,                          -- as shown: masked
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (municipality_id, token_hash)
);
select app.distribute('invitation_openings', 'tenant');
alter table invitation_openings add foreign key (municipality_id, invitation_id)
  references invitations (municipality_id, id);
create index invitation_openings_expired on invitation_openings (municipality_id, expires_at);
select app.guard('invitation_openings', '{municipality}', 'change');
create policy invitation_openings_shown on invitation_openings
  using ('opening:' || token_hash = current_setting('app.claim', true))
  with check ('opening:' || token_hash = current_setting('app.claim', true));

-- Somebody without an account writes an application by such a link.
alter table applications
  add column bearer_id uuid,                   -- the invitation it is written by
  add column given jsonb not null default '{}'; -- answers the registers gave: not asked, shown only masked
alter table applications drop constraint applications_channel_check;
alter table applications add constraint applications_channel_check
  check (channel in ('online', 'paper', 'phone', 'invitation'));
create policy applications_bearer on applications
  using ('bearer:' || bearer_id::text = current_setting('app.claim', true))
  with check ('bearer:' || bearer_id::text = current_setting('app.claim', true));
alter table attachments add column bearer_id uuid;
create policy attachments_bearer on attachments
  using ('bearer:' || bearer_id::text = current_setting('app.claim', true))
  with check ('bearer:' || bearer_id::text = current_setting('app.claim', true));
create policy events_bearer on events
  using (actor_kind = 'bearer' and 'bearer:' || actor_id::text = current_setting('app.claim', true))
  with check (actor_kind = 'bearer' and 'bearer:' || actor_id::text = current_setting('app.claim', true));
