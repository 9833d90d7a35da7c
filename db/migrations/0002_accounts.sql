-- Who may sign in. Local tables: one row is found by its id, or by a secret that was shown (app.claim).
create table accounts (
  id uuid primary key default app.uuid7(),
  kind text not null check (kind in ('resident', 'staff', 'facility')),
  municipality_id int references municipalities (id),
  facility_id uuid,
  email text not null check (email = lower(email)),
  name text not null,
  kana text,
  phone text,
  section text,
  rank text check (rank in ('staff', 'subsection-chief', 'section-chief', 'division-chief')),
  language text not null default 'ja' check (language in ('ja', 'ja-easy', 'en')),
  password_hash text,
  totp_secret text,
  totp_last_step bigint,
  oidc_issuer text,
  oidc_subject text,
  resident_id uuid,                            -- matched with the resident register by a person or by identity card
  persona text,                                -- demo only: one-click sign-in
  created_at timestamptz not null,
  disabled_at timestamptz,
  check (kind <> 'resident' or municipality_id is not null),
  check (kind <> 'staff' or (municipality_id is not null and rank is not null)),
  check (kind <> 'facility' or facility_id is not null)
);
select app.distribute('accounts', 'local');
create unique index accounts_email on accounts (kind, coalesce(municipality_id, 0), email);
create unique index accounts_oidc on accounts (kind, coalesce(municipality_id, 0), oidc_issuer, oidc_subject);
create index accounts_facility on accounts (facility_id);
select app.guard('accounts', '{municipality,facility}', 'change');
create policy accounts_self on accounts using (id = nullif(current_setting('app.account', true), '')::uuid);
create policy accounts_email_shown on accounts
  using ('email:' || email = current_setting('app.claim', true))
  with check ('email:' || email = current_setting('app.claim', true));
create policy accounts_subject_shown on accounts
  using ('subject:' || oidc_issuer || ' ' || oidc_subject = current_setting('app.claim', true))
  with check ('subject:' || oidc_issuer || ' ' || oidc_subject = current_setting('app.claim', true));

create table sessions (
  token_hash text primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,                -- null: only the first factor has been shown
  user_agent text
);
select app.distribute('sessions', 'local');
select app.guard('sessions', '{account}', 'change');
create policy sessions_shown on sessions using ('session:' || token_hash = current_setting('app.claim', true));

-- One-time links sent by e-mail. Used once, short-lived.
create table sign_in_links (
  token_hash text primary key,
  municipality_id int not null,
  email text not null,
  next text,
  language text not null default 'ja',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select app.distribute('sign_in_links', 'local');
alter table sign_in_links enable row level security;
create policy sign_in_links_email on sign_in_links
  using ('email:' || email = current_setting('app.claim', true))
  with check ('email:' || email = current_setting('app.claim', true));
create policy sign_in_links_shown on sign_in_links using ('link:' || token_hash = current_setting('app.claim', true));
grant select, insert, update, delete on sign_in_links to mannaka_app;

create table passkeys (
  id text primary key,                         -- credential id, base64url
  account_id uuid not null references accounts (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
select app.distribute('passkeys', 'local');
select app.guard('passkeys', '{account}', 'change');
create policy passkeys_shown on passkeys using ('passkey:' || id = current_setting('app.claim', true));

-- Slows down guessing. key: what is being guessed at, hashed.
create table sign_in_attempts (
  id uuid primary key default app.uuid7(),
  key text not null,
  at timestamptz not null
);
select app.distribute('sign_in_attempts', 'local');
create index sign_in_attempts_key on sign_in_attempts (key, at);
alter table sign_in_attempts enable row level security;
create policy sign_in_attempts_key on sign_in_attempts
  using ('attempt:' || key = current_setting('app.claim', true))
  with check ('attempt:' || key = current_setting('app.claim', true));
grant select, insert, delete on sign_in_attempts to mannaka_app;
