set local citus.multi_shard_modify_mode = 'sequential';

-- What a municipality's other systems show instead of signing in. A key is seen once, when it is issued.
create table api_keys (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  name text not null,                          -- which system holds it
  key_hash text not null,
  ending text not null,                        -- its last four characters, to tell keys apart
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, key_hash)
);
select app.distribute('api_keys', 'tenant');
select app.guard('api_keys', '{municipality}', 'change');
create policy api_keys_shown on api_keys
  using ('api-key:' || key_hash = current_setting('app.claim', true))
  with check ('api-key:' || key_hash = current_setting('app.claim', true));

-- Other systems ask what has changed since they last asked.
create index case_actions_at on case_actions (municipality_id, at);
