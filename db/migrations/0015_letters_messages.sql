set local citus.multi_shard_modify_mode = 'sequential';

-- 文書番号 restart every fiscal year and are never given twice within one.
alter table letters add column fiscal_year int not null;
create unique index letters_number on letters (municipality_id, fiscal_year, document_number);
create index letters_account on letters (municipality_id, account_id, issued_at);

-- An attempt is written down before the mail server is spoken to. One that was begun and never concluded (the
-- process died in between) may have gone out: it is shown to people, not repeated.
alter table messages
  add column attempted_at timestamptz,         -- begun, not concluded
  add column message_id text;                  -- Message-ID as accepted by the next server
create index messages_subject on messages (municipality_id, subject_kind, subject_id);
create index messages_recipient on messages (recipient, created_at);
