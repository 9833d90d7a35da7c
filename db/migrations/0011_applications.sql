set local citus.multi_shard_modify_mode = 'sequential';

-- A photo taken by mistake can be taken out again while the application is a draft.
grant delete on attachments to mannaka_app;

-- What somebody typed when their sign-in had ended, kept for the way through the sign-in page and no longer.
-- Found only by the token in that way's address (claim held:…), and used only for the owner's own application.
create table held_inputs (
  municipality_id int not null,
  token_hash text not null,
  application_id uuid not null,
  page text not null,
  fields jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (municipality_id, token_hash),
  check (pg_column_size(fields) <= 65536)
);
select app.distribute('held_inputs', 'tenant');
create index held_inputs_expired on held_inputs (municipality_id, expires_at);
select app.guard('held_inputs', '{municipality}', 'change');
create policy held_inputs_shown on held_inputs
  using ('held:' || token_hash = current_setting('app.claim', true))
  with check ('held:' || token_hash = current_setting('app.claim', true));
