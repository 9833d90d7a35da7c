-- The demo's one-click personas: what each is here for, and in which order they are offered. Empty outside a demo.
alter table accounts add column persona_role text, add column persona_order int;
create unique index accounts_persona_once on accounts (persona) where persona is not null;
create policy accounts_persona on accounts for select
  using (persona is not null and current_setting('app.claim', true) = 'persona');
