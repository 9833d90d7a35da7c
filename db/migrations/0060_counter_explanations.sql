set local citus.multi_shard_modify_mode = 'sequential';

-- The town's own film that explains, in place of the house's pictures. One for each town.
create table counter_explanations (
  municipality_id int not null primary key,
  address text not null,                       -- https, where the film is kept
  captions text not null,                      -- WebVTT
  transcript text not null,                    -- what is said and shown, for those who read
  changed_by uuid not null,
  changed_at timestamptz not null
);
select app.distribute('counter_explanations', 'tenant');
select app.guard('counter_explanations', '{municipality}', 'change');
