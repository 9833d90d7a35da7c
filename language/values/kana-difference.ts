import { normaliseKana, soundOf } from './kana.ts'

/** One place in two ways of writing a name; empty where the other has a character more. */
export interface KanaPlace {
  written: string
  registered: string
  /** alike: small or large, a long vowel, voiced or not, or a space. */
  kind: 'same' | 'alike' | 'different'
}

/**
 * The holder of an account against the フリガナ of the register: `same` as written, `alike` when only small characters, long
 * vowels, voiced marks or spaces differ (banks drop them; a person looks), else `different`. With each place, so that
 * the difference can be seen.
 */
export function compareHolder(
  written: string,
  registered: string,
): { agrees: KanaPlace['kind']; places: KanaPlace[] } {
  const [a, b] = [normaliseKana(written), normaliseKana(registered)]
  const places = aligned([...a], [...b])
  if (a === b) return { agrees: 'same', places }
  return { agrees: bare(a) === bare(b) ? 'alike' : 'different', places }
}

/** The sound without voiced marks and spaces. */
function bare(kana: string): string {
  return soundOf(unvoiced(kana)).normalize('NFC')
}

function unvoiced(kana: string): string {
  return kana
    .normalize('NFD')
    .replace(/[\u3099\u309A゛゜]/g, '')
    .normalize('NFC')
}

const gap = (character: string) => (/[\sー・]/.test(character) ? 0.5 : 1)

function distance(a: string, b: string): number {
  if (a === b) return 0
  return bare(a) === bare(b) || (isLong(a) && isLong(b)) ? 0.4 : 1.6
}

/** A long vowel is written with ー, or with any of these after a kana of its row. */
const isLong = (character: string) => /[ーアイウエオァィゥェォ]/.test(character)

/** The cheapest way to lay one name beside the other, character by character. */
function aligned(a: readonly string[], b: readonly string[]): KanaPlace[] {
  const costs: number[][] = Array.from({ length: a.length + 1 }, () => [0])
  const cost = (i: number, j: number) => costs[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 && j === 0) continue
      const [x = '', y = ''] = [a[i - 1], b[j - 1]]
      ;(costs[i] as number[])[j] = Math.min(
        i > 0 && j > 0 ? cost(i - 1, j - 1) + distance(x, y) : Number.POSITIVE_INFINITY,
        i > 0 ? cost(i - 1, j) + gap(x) : Number.POSITIVE_INFINITY,
        j > 0 ? cost(i, j - 1) + gap(y) : Number.POSITIVE_INFINITY,
      )
    }
  }
  const places: KanaPlace[] = []
  for (let [i, j] = [a.length, b.length]; i > 0 || j > 0; ) {
    const [x = '', y = ''] = [a[i - 1], b[j - 1]]
    if (i > 0 && j > 0 && cost(i, j) === cost(i - 1, j - 1) + distance(x, y)) {
      places.unshift({ written: x, registered: y, kind: kindOf(x, y) })
      i--
      j--
    } else if (i > 0 && cost(i, j) === cost(i - 1, j) + gap(x)) {
      places.unshift({ written: x, registered: '', kind: gap(x) < 1 ? 'alike' : 'different' })
      i--
    } else {
      places.unshift({ written: '', registered: y, kind: gap(y) < 1 ? 'alike' : 'different' })
      j--
    }
  }
  return places
}

function kindOf(a: string, b: string): KanaPlace['kind'] {
  const far = distance(a, b)
  return far === 0 ? 'same' : far < 1 ? 'alike' : 'different'
}
