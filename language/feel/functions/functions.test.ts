import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '../evaluate.ts'
import { parse } from '../parse.ts'
import { textOf } from './conversion.ts'
import { isSlow } from './regex.ts'

function table(name: string, rows: [string, string][]): void {
  test(name, () => {
    for (const [text, expected] of rows) {
      const parsed = parse(text)
      assert(parsed.ok, text)
      const outcome = evaluate(parsed.expression, {})
      assert.equal(outcome.kind === 'value' ? textOf(outcome.value, true) : outcome.kind, expected, text)
    }
  })
}

table('strings', [
  ['string length("𠮷野家")', '3'],
  ['substring("𠮷野家", 2)', '"野家"'],
  ['substring("あいう", -2, 1)', '"い"'],
  ['substring("あいう", 4)', 'null'],
  ['substring(string: "foobar", start position: 3, length: 3)', '"oba"'],
  ['upper case("aé")', '"AÉ"'],
  ['substring before("所得:100", ":")', '"所得"'],
  ['substring after("所得:100", ":")', '"100"'],
  ['substring before("abc", "x")', '""'],
  ['contains("児童手当", "手当")', 'true'],
  ['starts with("児童手当", "児童")', 'true'],
  ['ends with("児童手当", "児童")', 'false'],
  ['matches("123-4567", "^\\\\d{3}-\\\\d{4}$")', 'true'],
  ['matches("ABC", "abc", "i")', 'true'],
  ['matches("a", "[")', 'null'],
  ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
  ['replace("a.b", "\\\\.", "-")', '"a-b"'],
  ['split("a;b;;c", ";")', '["a", "b", "", "c"]'],
  ['string join(["a", null, "b"], "・")', '"a・b"'],
  ['string join(["a", "b"])', '"ab"'],
  ['string join(["a", 1], ",")', 'null'],
  ['extract("a1b22", "[0-9]+")', '["1", "22"]'],
  ['string(1.50)', '"1.5"'],
  ['string(@"2026-04-01")', '"2026-04-01"'],
  ['string([1, "a"])', '"[1, \\"a\\"]"'],
  ['string(null)', 'null'],
  ['contains(1, "a")', 'null'],
])

table('numbers', [
  ['number("1,234.5", ",", ".")', '1234.5'],
  ['number("1 234,5", " ", ",")', '1234.5'],
  ['number("12a")', 'null'],
  ['decimal(2.5, 0)', '2'],
  ['decimal(3.5, 0)', '4'],
  ['decimal(1 / 3, 2)', '0.33'],
  ['round half up(1.115, 2)', '1.12'],
  ['round half up(11353.247, -1)', '11350'],
  ['round half up(-2.5, 0)', '-3'],
  ['round half down(2.5, 0)', '2'],
  ['round up(-1.1, 0)', '-2'],
  ['round down(-1.9)', '-1'],
  ['floor(-1.5)', '-2'],
  ['ceiling(-1.5)', '-1'],
  ['floor(1.56, 1)', '1.5'],
  ['abs(-1)', '1'],
  ['abs(@"-P1D")', '@"P1D"'],
  ['modulo(-12, 5)', '3'],
  ['modulo(12, -5)', '-3'],
  ['modulo(10.1, 4.5)', '1.1'],
  ['modulo(1, 0)', 'null'],
  ['sqrt(16)', '4'],
  ['sqrt(-1)', 'null'],
  ['log(0)', 'null'],
  ['decimal(log(10), 4)', '2.3026'],
  ['decimal(exp(1), 4)', '2.7183'],
  ['odd(-3)', 'true'],
  ['even(0)', 'true'],
])

table('lists', [
  ['count([1, [2, 3]])', '2'],
  ['count([])', '0'],
  ['min(3, 1, 2)', '1'],
  ['max([@"2026-04-01", @"2026-04-02"])', '@"2026-04-02"'],
  ['min([1, "a"])', 'null'],
  ['max([])', 'null'],
  ['sum([0.1, 0.2])', '0.3'],
  ['sum([])', 'null'],
  ['sum([1, null])', 'null'],
  ['mean(1, 2, 4.5)', '2.5'],
  ['median([6, 1, 2, 3])', '2.5'],
  ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
  ['mode([])', '[]'],
  ['stddev([2, 4, 7, 5])', '2.0816659994661326'],
  ['product([2, 3, 4])', '24'],
  ['all([true, null])', 'null'],
  ['all([false, null])', 'false'],
  ['all([])', 'true'],
  ['any([null, true])', 'true'],
  ['any(false, false)', 'false'],
  ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
  ['sublist([4, 5, 6], -2)', '[5, 6]'],
  ['append([1], 2, 3)', '[1, 2, 3]'],
  ['concatenate([1, 2], [3])', '[1, 2, 3]'],
  ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
  ['remove([1, 2, 3], 2)', '[1, 3]'],
  ['list replace([1, 2], 2, 9)', '[1, 9]'],
  ['list replace([1, 2, 3], function(item, new) item > 1, 0)', '[1, 0, 0]'],
  ['reverse([1, 2, 3])', '[3, 2, 1]'],
  ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
  ['index of([1, null], null)', '[2]'],
  ['union([1, 2], [2, 3])', '[1, 2, 3]'],
  ['distinct values([1, 2, 1, null, null])', '[1, 2, null]'],
  ['duplicate values([1, 2, 1])', '[1]'],
  ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
  ['list contains([1, null], null)', 'true'],
  ['sort([3, 1, 2], function(x, y) x > y)', '[3, 2, 1]'],
  ['sort(list: [{a: 2}, {a: 1}], precedes: function(x, y) x.a < y.a)', '[{a: 1}, {a: 2}]'],
  ['sort([2, 1])', '[1, 2]'],
])

table('contexts and presence', [
  ['get value({a: 1}, "a")', '1'],
  ['get value({a: {b: 2}}, ["a", "b"])', '2'],
  ['get value({a: 1}, "constructor")', 'null'],
  ['get entries({a: 1})', '[{key: "a", value: 1}]'],
  ['context put({a: 1}, "b", 2)', '{a: 1, b: 2}'],
  ['context put({a: {b: 1}}, ["a", "b"], 2)', '{a: {b: 2}}'],
  ['context merge([{a: 1}, {a: 2, b: 3}])', '{a: 2, b: 3}'],
  ['context([{key: "a", value: 1}])', '{a: 1}'],
  ['is defined(null)', 'false'],
  ['is defined(1)', 'true'],
  ['is(@"23:00:50Z", @"23:00:50")', 'false'],
])

table('ranges', [
  ['before(1, 10)', 'true'],
  ['before([1..10), [10..20])', 'true'],
  ['before([1..10], [10..20])', 'false'],
  ['after([11..20], [1..10])', 'true'],
  ['after(1, [1..2])', 'false'],
  ['meets([1..5], [5..10])', 'true'],
  ['meets([1..5), [5..10])', 'false'],
  ['met by([5..10], [1..5])', 'true'],
  ['overlaps([1..5], [3..8])', 'true'],
  ['overlaps([1..5), [5..8])', 'false'],
  ['overlaps before([1..5], [3..8])', 'true'],
  ['overlaps before([1..5], [1..8])', 'false'],
  ['overlaps after([3..8], [1..5])', 'true'],
  ['finishes(10, [1..10])', 'true'],
  ['finishes([5..10], [1..10])', 'true'],
  ['finished by([1..10], 10)', 'true'],
  ['includes([1..10], 5)', 'true'],
  ['includes([1..10], [1..10))', 'true'],
  ['includes([1..10), [1..10])', 'false'],
  ['during(5, [1..10])', 'true'],
  ['starts(1, [1..10])', 'true'],
  ['starts((1..5], [1..10])', 'false'],
  ['started by([1..10], [1..5])', 'true'],
  ['coincides([1..5], [1..5])', 'true'],
  ['coincides(3, 3)', 'true'],
  ['overlaps([@"2026-04-01"..@"2026-04-30"], [@"2026-04-30"..@"2026-05-10"])', 'true'],
])

test('patterns that could take exponential time are told from ones that cannot', () => {
  for (const slow of ['(a+)+', '(a|aa)*', '((a*)b)*', '(?:x+x+)+y']) assert(isSlow(slow), slow)
  for (const fine of ['^\\d{3}-\\d{4}$', '(ab)+', '[(a+)+]', 'a+b*', '(a|b)', '\\(a+\\)+'])
    assert(!isSlow(fine), fine)
})
