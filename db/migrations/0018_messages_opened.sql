-- When it was opened in the on-screen mailbox of a demo.
alter table messages add column opened_at timestamptz;
