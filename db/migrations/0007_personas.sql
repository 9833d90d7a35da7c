-- The demo's one-click personas: found by the persona's name that was chosen. Empty outside a demo.
create policy accounts_persona on accounts for select using (persona is not null and current_setting('app.claim', true) = 'persona');
