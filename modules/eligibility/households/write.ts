import { sql } from 'kysely'
import { type Day, fiscalYear } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { agesOn, publicAssistance } from './rules.ts'

export interface Gathered {
  households: number
  people: number
  taxYear: number | null
  /** The extracts in force, as of the same moment as the facts. */
  imports: { register: string; id: string; extractedOn: Day; rows: number | null }[]
  /** Kinds of benefits of which the registers can say that somebody does not receive them. */
  kinds: string[]
}

/** Children by their 続柄, also as registers wrote it until 1995. */
const child = '(子|養子|[長二次三四五六七八九十]+[男女])'

/**
 * Writes what the registers say of every household on the day `on`, as facts for rules (`household_facts` of `run`), in
 * one statement, so that all of it is of one moment.
 *
 * - **Who would apply** (申請者): of 世帯主 and spouse the one with the higher known income. With children of a child (子の子)
 *   and no minor children of their own, the one 子 who can be their parent, or that one's spouse; the grandparents are then
 *   扶養義務者. Where 続柄 does not tell, nothing is said of parents and children.
 * - **Unknown, never no**: no tax record (転入), 未申告, a spouse that is not in the household. A key is simply left out.
 * - **Presumed**, and noted for the reader: children registered in the household live there and are looked after. What a
 *   scheme presumes itself is laid under the facts when they are judged, not here.
 * - **年度**: of taxes the newest taken in that has begun, at most one year old; of pupils the school year of the day.
 */
export async function gatherHouseholds(
  ctx: Context,
  { municipality, run, on }: { municipality: number; run: string; on: Day },
): Promise<Gathered> {
  const ages = agesOn(on)
  const year = fiscalYear(on)
  const { rows } = await sql<Gathered>`
    with tax_year as materialized (
      select max(year) as year from register_taxes
      where municipality_id = ${municipality} and year between ${year - 1}::int and ${year}::int
    ),
    kinds as materialized (
      select coalesce(array_agg(distinct kind), '{}') as known from (
        select kind from register_benefits where municipality_id = ${municipality}
        union all
        select kind from register_imports
        where municipality_id = ${municipality} and register = 'benefits' and state = 'applied' and kind is not null
      ) told
    ),
    received as materialized (
      select number, array_agg(distinct kind order by kind) as kinds from register_benefits
      where municipality_id = ${municipality} and since <= ${on}::date and (until is null or until >= ${on}::date)
      group by number
    ),
    present as materialized (
      select r.number, r.household, r.birth_date, r.protected, r.moved_in_on, r.address, x.part,
        x.part in ('child', 'stepchild') as own,
        r.birth_date >= ${ages.minor}::date as minor,
        r.birth_date >= ${ages.counted}::date as counted,
        t.number is not null as on_tax_list, t.declared, t.class,
        case when t.declared then t.income end as income,
        case when t.declared then t.salary_or_pension end as salary_or_pension,
        case when t.declared then t.deductions end as deductions,
        case when t.declared then t.dependants end as dependants,
        b.kinds
      from residents r
      cross join lateral (select regexp_replace(translate(r.relation, '()［］', '（）（）'), '[[:space:]　]|（.*）', '', 'g') as word) w
      cross join lateral (select case
        when w.word in ('世帯主', '本人') then 'head'
        when w.word in ('妻', '夫') then 'spouse'
        when w.word ~ ${`^${child}$`} then 'child'
        when w.word ~ ${`^[妻夫]の${child}$`} then 'stepchild'
        when w.word ~ ${`^${child}の[妻夫]$`} then 'child-spouse'
        when w.word ~ ${`^${child}(の[妻夫])?の${child}$`} then 'grandchild'
        when w.word ~ '^(養?[父母]|祖[父母]|[父母]の[父母])$' then 'forebear'
        when w.word ~ '^[妻夫]の(養?[父母]|祖[父母])$' then 'spouse-forebear'
        when w.word ~ '^[兄弟姉妹]$' then 'sibling'
        when w.word ~ '^[妻夫]の[兄弟姉妹]$' then 'spouse-sibling'
        else 'other' end as part) x
      left join register_taxes t on t.municipality_id = ${municipality} and t.number = r.number
        and t.year = (select year from tax_year)
      left join received b on b.number = r.number
      where r.municipality_id = ${municipality} and r.moved_in_on <= ${on}::date
        and (r.moved_out_on is null or r.moved_out_on > ${on}::date) and (r.gone_on is null or r.gone_on > ${on}::date)
    ),
    homes as materialized (
      select p.household, count(*)::int as size, bool_or(p.protected) as protected,
        count(*) filter (where p.part = 'head') as heads,
        count(*) filter (where p.part = 'spouse') as spouses,
        count(*) filter (where p.own and p.minor) as own_minors,
        count(*) filter (where p.own and p.counted) as own_children,
        count(*) filter (where p.part = 'grandchild' and p.counted) as grandchildren,
        min(p.birth_date) filter (where p.part = 'grandchild' and p.counted) as eldest_grandchild,
        count(*) filter (where p.part = 'child-spouse') as child_spouses,
        count(*) filter (where p.minor and p.part in ('sibling', 'spouse-sibling', 'other')) as other_minors,
        case when bool_and(p.income is not null) filter (where not p.minor) then sum(p.income) end as income,
        case when bool_or(not p.minor and p.class = 'taxed') then 'taxed'
          when bool_and(p.class is not distinct from 'non-taxed') filter (where not p.minor) then 'non-taxed'
        end as class,
        min(p.address) filter (where p.part = 'head') as address,
        jsonb_agg(jsonb_build_object('生年月日', p.birth_date::text) order by p.birth_date, p.number) as members
      from present p group by p.household
    ),
    benefits as materialized (
      select p.household, array_agg(distinct k order by k) as kinds
      from present p cross join unnest(p.kinds) k group by p.household
    ),
    parents as materialized (
      select h.household, count(*) as possible from homes h
      join present p on p.household = h.household and p.part = 'child'
        and p.birth_date <= h.eldest_grandchild - interval '15 years'
      where h.grandchildren > 0 group by h.household
    ),
    shapes as materialized (
      select h.*, case
        when h.heads <> 1 or h.spouses > 1 then 'unclear'
        when h.grandchildren > 0 and h.own_minors = 0 and g.possible = 1 and h.child_spouses <= 1 then 'three'
        when h.grandchildren > 0 then 'unclear'
        when h.own_children = 0 and h.other_minors > 0 then 'unclear'
        else 'plain' end as shape
      from homes h left join parents g using (household)
    ),
    roles as materialized (
      select p.*, h.shape, case h.shape
          when 'plain' then case
            when p.part = 'head' then 'first' when p.part = 'spouse' then 'second'
            when p.own and p.counted then 'child' end
          when 'three' then case
            when p.part = 'child' and p.birth_date <= h.eldest_grandchild - interval '15 years' then 'first'
            when p.part = 'child-spouse' then 'second'
            when p.part = 'grandchild' and p.counted then 'child' end
        end as role,
        -- 民法877条1項: 直系血族 and 兄弟姉妹, of which of the two parents.
        case h.shape
          when 'plain' then case
            when p.part in ('forebear', 'sibling') then 'first'
            when p.part in ('spouse-forebear', 'spouse-sibling') then 'second'
            when p.part = 'child' and not p.minor then 'both'
            when p.part = 'stepchild' and not p.minor then 'second' end
          when 'three' then case
            when p.part in ('head', 'spouse', 'forebear', 'spouse-forebear') then 'first'
            when p.part in ('child', 'stepchild') then 'first'
            when p.part = 'grandchild' and not p.minor then 'both' end
        end as kin
      from present p join shapes h using (household)
    ),
    couples as materialized (
      select r.household, (array_agg(r.number order by r.income desc nulls last, r.role))[1] as claimant,
        (array_agg(r.number order by r.income desc nulls last, r.role))[2] as spouse
      from roles r where r.role in ('first', 'second') group by r.household
    ),
    kin as materialized (
      select r.household, count(*)::int as size, bool_and(r.income is not null) as known, max(r.income) as income,
        (array_agg(r.dependants order by r.income desc nulls last, r.number))[1] as dependants,
        (array_agg(r.salary_or_pension order by r.income desc nulls last, r.number))[1] as salary_or_pension
      from roles r join couples c using (household)
      join roles a on a.household = r.household and a.number = c.claimant
      where r.kin in (a.role, 'both') and r.role is distinct from 'first' and r.role is distinct from 'second'
        and not r.minor and (not r.counted or r.income is not null)
      group by r.household
    ),
    children as materialized (
      select r.household, array_agg(r.number order by r.birth_date, r.number) as numbers,
        array_agg(distinct p.school) filter (where p.school is not null) as schools,
        jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          '児童番号', r.number, '生年月日', r.birth_date::text, '同居', true, '監護', true, '国内', true, '施設入所', false,
          '就学', case when p.stage is not null then p.stage when r.birth_date >= ${ages.preschool}::date then 'none' end
        )) order by r.birth_date, r.number) as list
      from roles r
      left join register_pupils p on p.municipality_id = ${municipality} and p.number = r.number and p.year = ${year}
      where r.role = 'child' group by r.household
    ),
    stored as (
      insert into household_facts (municipality_id, run_id, household, facts, claimant, spouse, children, protected, town, schools, notes)
      select ${municipality}, ${run}::uuid, h.household,
        jsonb_strip_nulls(jsonb_build_object(
          '申請日', ${on}::text, '住民登録あり', true, '世帯人数', h.size, '世帯員', h.members,
          '支援措置', h.protected, '転入日', a.moved_in_on::text, '申請者生年月日', a.birth_date::text,
          '子ども', case when h.shape <> 'unclear' then coalesce(l.list, '[]') end,
          '配偶者あり', case when s.number is not null then true end,
          '申請者所得', a.income, '給与年金所得あり', a.salary_or_pension, '諸控除額', a.deductions, '扶養親族数', a.dependants,
          '配偶者所得', s.income, '配偶者給与年金所得あり', s.salary_or_pension,
          '配偶者扶養親族数', s.dependants, '世帯所得', h.income,
          '扶養義務者あり', case when h.shape <> 'unclear' then k.household is not null end,
          '扶養義務者所得', case when k.known then k.income end,
          '扶養義務者扶養親族数', case when k.known then k.dependants end,
          '扶養義務者給与年金所得あり', case when k.known then k.salary_or_pension end
        ) || jsonb_build_object(
          '課税区分', case when ${publicAssistance} = any (b.kinds) then 'welfare' else h.class end,
          '未申告', case when a.declared = false or s.declared = false then true
            when a.declared and (s.number is null or s.declared) then false end,
          '生活保護', case when (select ${publicAssistance} = any (known) from kinds) then
            coalesce(${publicAssistance} = any (b.kinds), false) end,
          '受給中', case when cardinality((select known from kinds)) > 0 then to_jsonb(coalesce(b.kinds, '{}')) end
        )),
        c.claimant, c.spouse, coalesce(l.numbers, '{}'), h.protected,
        case when not h.protected then
          nullif(replace(substring(h.address from '^[^0-9０-９]+'), m.name, ''), '') end,
        case when h.protected then '{}' else coalesce(l.schools, '{}') end,
        array_remove(array[
          case when l.household is not null then 'children-presumed' end,
          case when h.shape = 'three' then 'three-generations' end,
          case when h.shape = 'unclear' then 'unclear-parents' end,
          case when h.shape <> 'unclear' and h.other_minors > 0 then 'other-minors' end,
          case when l.household is not null and s.number is null then 'spouse-unregistered' end,
          case when l.household is not null and k.household is null then 'no-other-kin' end,
          case when a.declared = false or s.declared = false then 'undeclared' end,
          case when not a.on_tax_list or (s.number is not null and not s.on_tax_list) then 'no-tax-record' end
        ], null)
      from shapes h
      join municipalities m on m.id = ${municipality}
      left join couples c using (household)
      left join present a on a.household = h.household and a.number = c.claimant
      left join present s on s.household = h.household and s.number = c.spouse
      left join children l on l.household = h.household
      left join kin k on k.household = h.household
      left join benefits b on b.household = h.household
      returning 1
    )
    select (select count(*) from stored)::int as households, (select count(*) from present)::int as people,
      (select year from tax_year) as "taxYear", (select known from kinds) as kinds,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'register', i.register, 'id', i.id, 'extractedOn', i.extracted_on::text, 'rows', i.rows) order by i.register), '[]')
        from (select distinct on (register) * from register_imports
          where municipality_id = ${municipality} and state = 'applied' order by register, applied_at desc) i) as imports`.execute(
    ctx.db,
  )
  const [gathered] = rows
  if (!gathered) throw new Error('gathering households answered nothing')
  return gathered
}
