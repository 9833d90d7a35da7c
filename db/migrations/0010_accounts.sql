set local citus.multi_shard_modify_mode = 'sequential';

alter table accounts
  add column administrator boolean not null default false, -- facility: may manage the facility's accounts
  add column totp_pending text;                -- shown for enrolment, not yet proven by a code
alter table sign_in_links
  add column message_id uuid,                  -- the mail that carries it, whose link is struck out after use
  add column used_by text;                     -- which press used it: the same press sent twice is one use

-- Links that let the holder of an account's address set its password: invitation and reset.
create table account_links (
  token_hash text primary key,
  account_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  municipality_id int not null,
  message_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select app.distribute('account_links', 'local');
alter table account_links add foreign key (account_id) references accounts (id) on delete cascade;
create index account_links_account on account_links (account_id);
select app.guard('account_links', '{account}', 'change');
create policy account_links_shown on account_links
  using ('link:' || token_hash = current_setting('app.claim', true))
  with check ('link:' || token_hash = current_setting('app.claim', true));

-- What a sign-in in several steps must remember between them; its token is in a short-lived cookie of that browser.
create table sign_in_challenges (
  token_hash text primary key,
  kind text not null check (kind in ('registration', 'oidc', 'passkey')),
  data jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
select app.distribute('sign_in_challenges', 'local');
alter table sign_in_challenges enable row level security;
create policy sign_in_challenges_shown on sign_in_challenges
  using ('challenge:' || token_hash = current_setting('app.claim', true))
  with check ('challenge:' || token_hash = current_setting('app.claim', true));
grant select, insert, update, delete on sign_in_challenges to mannaka_app;

-- For the day the telephone with the codes is lost. Each is good once.
create table recovery_codes (
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
select app.distribute('recovery_codes', 'local');
alter table recovery_codes add foreign key (account_id) references accounts (id) on delete cascade;
select app.guard('recovery_codes', '{account}', 'change');

-- What an identity provider said of a resident. A person compares it with the register before anything follows.
create table identities (
  municipality_id int not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  name text,
  kana text,
  birth_date date,
  address text,
  acr text,
  identified_at timestamptz not null,
  primary key (municipality_id, account_id)
);
select app.distribute('identities', 'tenant');
select app.guard('identities', '{municipality,account}', 'change');

-- Takes away what nobody can use any more. The application cannot see these rows, so it asks the owner to.
create function app.tidy_sign_in(as_of timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.sign_in_attempts where at < as_of - interval '1 day';
  delete from public.sign_in_links where expires_at < as_of - interval '1 day';
  delete from public.sign_in_challenges where expires_at < as_of;
  delete from public.account_links where expires_at < as_of - interval '30 days';
  delete from public.sessions where expires_at < as_of;
end $$;
revoke all on function app.tidy_sign_in(timestamptz) from public;
grant execute on function app.tidy_sign_in(timestamptz) to mannaka_app;

-- Readiness compares what was applied with what this version knows, as the application.
grant select on app.migrations to mannaka_app;
