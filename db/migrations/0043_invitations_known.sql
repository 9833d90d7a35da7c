set local citus.multi_shard_modify_mode = 'sequential';

-- What the registers said of the household when it was chosen: the run's own facts are not kept for long.
alter table invitations
  add column facts jsonb not null default '{}', -- without any figure out of the tax register
  add column tax_known text[] not null default '{}', -- facts that the tax register tells: not asked where it need not be
  add column children text[] not null default '{}', -- 宛名番号, in the order of 子ども
  add column town text;                        -- up to 町名; null where protected
