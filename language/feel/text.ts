import type { Argument, Expression, Iterator, TypeName, UnaryTest, UnaryTests } from './ast.ts'
import { numberText } from './functions/conversion.ts'
import { quote } from './string-text.ts'

/** How tightly each kind binds; an operand that binds less tightly than its place needs parentheses. */
const binding = {
  loose: 0,
  or: 1,
  and: 2,
  compare: 3,
  add: 4,
  multiply: 5,
  power: 6,
  negate: 7,
  postfix: 8,
  atom: 9,
}

/**
 * The canonical FEEL text of an expression: one line, only the parentheses it needs. Reading it back gives the
 * same tree but for positions.
 */
export function toText(expression: Expression): string {
  return write(expression)
}

/** The canonical text of a decision-table cell. */
export function unaryTestsText({ negated, tests }: UnaryTests): string {
  const text = tests.map(writeTest).join(', ')
  return negated ? `not(${text})` : text
}

function bindingOf(node: Expression): number {
  switch (node.kind) {
    case 'or':
    case 'and':
      return binding[node.kind]
    case 'compare':
    case 'between':
    case 'in':
    case 'instance of':
      return binding.compare
    case 'arithmetic':
      return node.operator === '**'
        ? binding.power
        : node.operator === '*' || node.operator === '/'
          ? binding.multiply
          : binding.add
    case 'negate':
      return binding.negate
    case 'number':
      return node.value < 0 ? binding.negate : binding.atom
    case 'path':
    case 'filter':
    case 'call':
      return binding.postfix
    case 'if':
    case 'for':
    case 'some':
    case 'every':
    case 'function':
      return binding.loose
    case 'range':
      return node.low && node.high ? binding.atom : binding.loose
    default:
      return binding.atom
  }
}

/** The text of an operand, in parentheses where it would bind less tightly than `least`. */
function write(node: Expression, least = binding.loose): string {
  const text = bare(node)
  return bindingOf(node) < least ? `(${text})` : text
}

function bare(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return numberText(node.value)
    case 'string':
      return quote(node.value)
    case 'boolean':
      return String(node.value)
    case 'null':
      return 'null'
    case 'at':
      return `@${quote(node.text)}`
    case 'name':
      return node.name
    case 'path':
      return `${write(node.of, binding.postfix)}.${node.name}`
    case 'filter':
      return `${write(node.of, binding.postfix)}[${write(node.by)}]`
    case 'list':
      return `[${node.items.map(item => write(item)).join(', ')}]`
    case 'context':
      return `{${node.entries.map(entry => `${keyText(entry.key)}: ${write(entry.value)}`).join(', ')}}`
    case 'range': {
      if (!node.low) return `<${node.highIncluded ? '=' : ''} ${end(node.high)}`
      if (!node.high) return `>${node.lowIncluded ? '=' : ''} ${end(node.low)}`
      return `${node.lowIncluded ? '[' : '('}${end(node.low)}..${end(node.high)}${node.highIncluded ? ']' : ')'}`
    }
    case 'negate':
      return `-${write(node.of, node.of.kind === 'number' ? binding.atom + 1 : binding.postfix)}`
    case 'arithmetic': {
      const own = bindingOf(node)
      return `${write(node.left, own)} ${node.operator} ${write(node.right, own + 1)}`
    }
    case 'compare':
      return `${write(node.left, binding.compare + 1)} ${node.operator} ${write(node.right, binding.compare + 1)}`
    case 'between': {
      const least = binding.compare + 1
      return `${write(node.of, least)} between ${write(node.low, least)} and ${write(node.high, least)}`
    }
    case 'in': {
      const [only] = node.tests
      const tests = node.tests.map(writeTest).join(', ')
      const plain =
        node.tests.length === 1 && (only?.kind !== 'value' || bindingOf(only.value) > binding.compare)
      return `${write(node.of, binding.compare + 1)} in ${plain ? tests : `(${tests})`}`
    }
    case 'and':
    case 'or':
      return node.parts.map(part => write(part, bindingOf(node) + 1)).join(` ${node.kind} `)
    case 'if':
      return `if ${write(node.condition)} then ${write(node.whenTrue)} else ${write(node.whenFalse)}`
    case 'for':
      return `for ${iteratorsText(node.iterators)} return ${write(node.body)}`
    case 'some':
    case 'every':
      return `${node.kind} ${iteratorsText(node.iterators)} satisfies ${write(node.body)}`
    case 'function': {
      const parameters = node.parameters.map(({ name, type }) =>
        type ? `${name}: ${typeNameText(type)}` : name,
      )
      return `function(${parameters.join(', ')}) ${write(node.body)}`
    }
    case 'call':
      return `${write(node.of, binding.postfix)}(${node.arguments.map(argumentText).join(', ')})`
    case 'instance of':
      return `${write(node.of, binding.compare + 1)} instance of ${typeNameText(node.type)}`
  }
}

const end = (node: Expression | undefined) => (node ? write(node, binding.compare + 1) : '')

function writeTest(test: UnaryTest): string {
  if (test.kind === 'any') return '-'
  if (test.kind === 'compare') return `${test.operator} ${end(test.value)}`
  return write(test.value)
}

function iteratorsText(iterators: Iterator[]): string {
  return iterators
    .map(({ name, of, until }) => `${name} in ${until ? `${end(of)}..${end(until)}` : write(of)}`)
    .join(', ')
}

function argumentText({ name, value }: Argument): string {
  return name === undefined ? write(value) : `${name}: ${write(value)}`
}

function keyText(key: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u.test(key) && !words.has(key.split(' ')[0] ?? '')
  return plain ? key : quote(key)
}

const words = new Set(
  'if then else for in return some every satisfies function null true false and or not between instance of'.split(
    ' ',
  ),
)

/** A type as it is written in `instance of`. */
export function typeNameText(type: TypeName): string {
  switch (type.kind) {
    case 'named':
      return type.name
    case 'list':
      return `list<${typeNameText(type.of)}>`
    case 'context':
      return `context<${type.entries.map(entry => `${entry.name}: ${typeNameText(entry.type)}`).join(', ')}>`
    case 'function':
      return `function<${type.parameters.map(typeNameText).join(', ')}> -> ${typeNameText(type.result)}`
  }
}
