-- A transaction that NOTIFYs holds one lock for the whole server while it commits, so that all of them wait for the disk
-- one after another. Jobs are added without it; whoever committed them wakes the workers (platform/wake.ts).
create schema quiet;
create function quiet."pg_notify"(channel text, payload text) returns void language sql as '';
create or replace function app.add_job(task text, payload json, run_at timestamptz, job_key text, max_attempts int)
returns void language plpgsql security definer set search_path = quiet, pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts);
end $$;
