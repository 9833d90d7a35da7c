set local citus.multi_shard_modify_mode = 'sequential';

-- More of what the resident register says, where the extract has it.
alter table residents
  add column alias text,                       -- 通称
  add column address_code text,                -- 住所コード, 町字ID
  add column changed_on date,                  -- 異動日
  add column change_reason text,               -- 異動事由
  add column gone_on date,                     -- 抽出日 of the first full extract that no longer names the person
  add column import_id uuid;                   -- the extract that last said something new

-- One row per extract taken in: who, when, of which day, how many, and what came of it.
create table register_imports (
  municipality_id int not null,
  id uuid not null default app.uuid7(),
  register text not null check (register in ('residents', 'taxes', 'pupils', 'benefits')),
  state text not null check (state in
    ('uploaded', 'checking', 'refused', 'ready', 'applying', 'applied', 'cancelled', 'failed')),
  extent text not null check (extent in ('full', 'changes')), -- everybody, or only those who changed
  extracted_on date not null,                  -- 抽出日
  year int,                                    -- 年度, of taxes and pupils
  kind text,                                   -- of benefits when the whole file is of one kind
  file_name text not null,
  file uuid,                                   -- under DATA_DIR/registers while it is needed
  bytes bigint not null,
  sha256 text not null,
  encoding text not null,
  delimiter text not null,
  expected_rows int,                           -- as the extract's cover sheet says
  control_column text,
  control_total numeric,
  mapping jsonb,
  rows int,
  totals jsonb not null default '{}',          -- sum of each column of figures
  problems int not null default 0,             -- what stands against it; the first ones are listed
  bad_rows int not null default 0,
  findings jsonb not null default '[]',        -- per code and column: how often
  warnings text[] not null default '{}',       -- what a person must have seen before it is applied
  added int,
  changed int,
  gone int,
  unchanged int,
  base uuid,                                   -- the extract in force when it was compared
  attempt int not null default 0,
  progress bigint not null default 0,          -- bytes read
  progressed_at timestamptz,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  checked_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  applied_at timestamptz,
  primary key (municipality_id, id)
);
select app.distribute('register_imports', 'tenant');
create index register_imports_history on register_imports (municipality_id, register, uploaded_at);
-- Two extracts of one register never go in at once.
create unique index register_imports_applying on register_imports (municipality_id, register)
  where state = 'applying';
select app.guard('register_imports', '{municipality}', 'change');

-- The rows of an extract between check and use. They can be read from the file again, so they need no safety net.
create unlogged table register_rows (
  municipality_id int not null,
  import_id uuid not null,
  row int not null,                            -- in the file, the head is row 1
  number text not null,                        -- 宛名番号
  cells text[] not null,                       -- converted, in the order of the register's fields
  -- By number: what is compared has no statistics yet, and must be found in every plan.
  primary key (municipality_id, import_id, number, row)
);
select app.distribute('register_rows', 'tenant');
select app.guard('register_rows', '{municipality}', 'change');

-- What is wrong, by row and column; the first ones only, all are counted in register_imports.findings.
create table register_problems (
  municipality_id int not null,
  import_id uuid not null,
  position int not null,
  severity text not null check (severity in ('error', 'notice')),
  code text not null,
  row int,                                     -- null: the file as a whole
  label text,                                  -- of the column in the file
  value text,                                  -- null where it may not be shown
  primary key (municipality_id, import_id, position)
);
select app.distribute('register_problems', 'tenant');
alter table register_problems add foreign key (municipality_id, import_id)
  references register_imports (municipality_id, id) on delete cascade;
select app.guard('register_problems', '{municipality}', 'change');

-- How the columns of an extract are to be read, per arrangement of columns.
create table register_mappings (
  municipality_id int not null,
  register text not null,
  layout text not null,                        -- the names of its columns
  mapping jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (municipality_id, register, layout)
);
select app.distribute('register_mappings', 'tenant');
select app.guard('register_mappings', '{municipality}', 'change');

-- Who may take extracts in beside 課長 and above.
create table register_keepers (
  municipality_id int not null,
  account_id uuid not null,
  appointed_by uuid,
  appointed_at timestamptz not null,
  primary key (municipality_id, account_id)
);
select app.distribute('register_keepers', 'tenant');
select app.guard('register_keepers', '{municipality}', 'change');

-- 税, by 宛名番号 and 年度. Amounts are for the rules; no page shows them.
create table register_taxes (
  municipality_id int not null,
  number text not null,
  year int not null,
  income bigint,                               -- 合計所得金額
  salary_or_pension boolean,                   -- 給与所得 or 公的年金等に係る所得 among it
  deductions bigint,                           -- 諸控除
  dependants int,                              -- 扶養親族等
  class text check (class in ('taxed', 'non-taxed')),
  declared boolean not null,                   -- false: 未申告
  import_id uuid,
  primary key (municipality_id, number, year)
);
select app.distribute('register_taxes', 'tenant');
select app.guard('register_taxes', '{municipality}', 'change');

-- 学齢簿.
create table register_pupils (
  municipality_id int not null,
  number text not null,
  year int not null,
  school text not null,
  stage text not null check (stage in ('elementary', 'junior-high', 'high', 'other')),
  grade int not null,
  outside boolean not null default false,      -- 区域外就学
  import_id uuid,
  primary key (municipality_id, number, year)
);
select app.distribute('register_pupils', 'tenant');
select app.guard('register_pupils', '{municipality}', 'change');

-- Who receives what since when.
create table register_benefits (
  municipality_id int not null,
  number text not null,
  kind text not null,
  since date not null,
  until date,                                  -- the last day; null: goes on
  import_id uuid,
  primary key (municipality_id, number, kind, since)
);
select app.distribute('register_benefits', 'tenant');
create index register_benefits_kind on register_benefits (municipality_id, kind);
select app.guard('register_benefits', '{municipality}', 'change');
