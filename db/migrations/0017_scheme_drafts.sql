set local citus.multi_shard_modify_mode = 'sequential';

-- A scheme being changed by the office, before it is published: one draft per scheme. It may be unsound; the gate
-- before publishing sees to that. json and not jsonb: people read the definition in the order it was written.
create table scheme_drafts (
  municipality_id int not null,
  scheme_id text not null,
  definition json not null,                    -- language/scheme/scheme.ts, perhaps not yet of that shape
  base_version int not null,                   -- the version it was copied from
  revision int not null,                       -- rises with every change; whoever changes says which one was seen
  started_by uuid,
  started_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz not null,
  primary key (municipality_id, scheme_id)
);
select app.distribute('scheme_drafts', 'tenant');
select app.guard('scheme_drafts', '{municipality}', 'change');
