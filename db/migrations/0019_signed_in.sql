-- Who holds a session, by the hash of its cookie: asked with every request, so it is one question and no transaction.
-- It gives nothing without the secret itself, as the policies of both tables would.
create function app.signed_in(hash text, at timestamptz)
returns table (account public.accounts, second_factor_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a, s.second_factor_at, s.last_seen_at
  from public.sessions s join public.accounts a on a.id = s.account_id
  where s.token_hash = hash and s.expires_at > at and a.disabled_at is null
$$;
revoke all on function app.signed_in(text, timestamptz) from public;
grant execute on function app.signed_in(text, timestamptz) to mannaka_app;
