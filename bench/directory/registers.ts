import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '#platform/db.ts'

/**
 * A town's registers for measuring, the same every time: fifty people in twenty households, over and over — people alone,
 * couples, families with one to three children, single parents, three generations — with taxes (some missing, some not
 * declared), pupils and benefits. Made in the database. Answers how many households.
 */
export async function inventRegisters(owner: Kysely<DB>, city: number, residents: number): Promise<number> {
  const households = (residents / 50) * 20
  await sql`
    insert into residents (municipality_id, number, household, relation, name, kana, birth_date, sex, postal_code, address,
      moved_in_on, protected, extracted_on)
    select ${city}, lpad((h * 10 + m.place)::text, 8, '0'), 'H' || lpad(h::text, 6, '0'), m.relation,
      '世帯' || h || '　' || m.place, 'セタイ　' || m.place,
      date '2026-11-01' - (m.youngest * 365 + abs(hashint4(h * 16 + m.place)) % (m.span * 365)),
      case when m.relation in ('妻', '母', '子の妻') then 'female' else 'male' end, '100-0001',
      'まんなか市' || (array['本町', '中央', '緑町', '東町', '桜ケ丘', '川原町'])[1 + h % 6] || '1丁目' || h || '番',
      date '2015-04-01', h % 211 = 0, date '2026-11-01'
    from generate_series(0, ${households - 1}::int) h
    join (values
      (0, 6, 1, '世帯主', 20, 65),
      (7, 10, 1, '世帯主', 25, 60), (7, 10, 2, '妻', 25, 60),
      (11, 13, 1, '世帯主', 28, 25), (11, 13, 2, '妻', 27, 25), (11, 13, 3, '子', 0, 20), (11, 13, 4, '子', 0, 16),
      (14, 14, 1, '世帯主', 25, 25), (14, 14, 2, '妻', 24, 25), (14, 14, 3, '子', 0, 12),
      (15, 15, 1, '世帯主', 32, 20), (15, 15, 2, '妻', 30, 20), (15, 15, 3, '子', 6, 15), (15, 15, 4, '子', 3, 12),
        (15, 15, 5, '子', 0, 8),
      (16, 16, 1, '世帯主', 24, 25), (16, 16, 2, '子', 0, 18),
      (17, 17, 1, '世帯主', 26, 25), (17, 17, 2, '子', 4, 14), (17, 17, 3, '子', 0, 10),
      (18, 18, 1, '世帯主', 58, 15), (18, 18, 2, '妻', 56, 15), (18, 18, 3, '子', 30, 12), (18, 18, 4, '子の妻', 28, 12),
        (18, 18, 5, '子の子', 4, 8), (18, 18, 6, '子の子', 0, 6),
      (19, 19, 1, '世帯主', 33, 20), (19, 19, 2, '妻', 31, 20), (19, 19, 3, '父', 62, 20), (19, 19, 4, '子', 1, 15)
    ) m(first, last, place, relation, youngest, span) on h % 20 between m.first and m.last`.execute(owner)
  await sql`
    insert into register_taxes (municipality_id, number, year, income, salary_or_pension, deductions, dependants, class, declared)
    select ${city}, number, 2026, case when dice % 33 <> 0 then income end, dice % 5 <> 0, (dice % 7) * 40000, dice % 4,
      case when dice % 33 = 0 then null when income > 1100000 then 'taxed' else 'non-taxed' end, dice % 33 <> 0
    from (
      select number, dice, (dice % 700)::bigint * 10000 as income
      from (select number, birth_date, abs(hashtext(number)) as dice from residents where municipality_id = ${city}) r
      where birth_date < date '2007-04-02' and dice % 13 <> 0) t`.execute(owner)
  await sql`
    insert into register_pupils (municipality_id, number, year, school, stage, grade)
    select ${city}, number, 2026, '第' || (1 + abs(hashtext(household)) % 9) || (case when age < 12 then '小学校' else '中学校' end),
      case when age < 12 then 'elementary' else 'junior-high' end, case when age < 12 then age - 5 else age - 11 end
    from (select number, household, extract(year from age(date '2027-04-01', birth_date))::int - 1 as age
      from residents where municipality_id = ${city}) r where age between 6 and 14`.execute(owner)
  await sql`
    insert into register_benefits (municipality_id, number, kind, since)
    select ${city}, number, case when abs(hashtext(household)) % 97 = 0 then 'public-assistance' else 'single-parent-allowance' end,
      date '2025-04-01'
    from residents where municipality_id = ${city} and relation = '世帯主'
      and (abs(hashtext(household)) % 97 = 0 or (substr(household, 2)::int % 20 in (16, 17) and abs(hashtext(household)) % 3 = 0))`.execute(
    owner,
  )
  await sql`analyze residents, register_taxes, register_pupils, register_benefits`.execute(owner)
  return households
}
