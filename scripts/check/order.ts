import { type Finding, isTest, type Rule, type Tree, targetOf } from './tree.ts'

/** Modules are read from top to bottom: each may know only those listed before it in modules/order.ts. */
export const order: Rule = tree => [...judgeList(tree), ...judgeModules(tree), ...judgeCycles(tree)]

const LIST = 'modules/order.ts'
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1]

/** The names in `export const order = ['accounts', …]`. */
function listed(tree: Tree): string[] {
  const array = /\border\b[^=]*=\s*\[([^\]]*)\]/.exec(tree.text(LIST) ?? '')?.[1] ?? ''
  return [...array.matchAll(/['"]([^'"]+)['"]/g)].map(match => match[1] as string)
}

function judgeList(tree: Tree): Finding[] {
  const names = listed(tree)
  const missing = new Map<string, string>()
  for (const { path } of tree.sources) {
    const name = moduleOf(path)
    if (name && !names.includes(name) && !missing.has(name)) missing.set(name, path)
  }
  return [...missing].map(([name, file]) => ({
    file,
    line: 1,
    wrong: `module ${name} is not listed in ${LIST}`,
    why: 'the list is the reading order of the modules and keeps import cycles impossible',
    instead: `add '${name}' after the modules it needs and before those that need it`,
  }))
}

function judgeModules(tree: Tree): Finding[] {
  const names = listed(tree)
  const findings: Finding[] = []
  for (const { path, code } of tree.sources) {
    const own = moduleOf(path)
    if (!own || isTest(path)) continue
    for (const entry of code?.imports ?? []) {
      const other = moduleOf(targetOf(path, entry.specifier) ?? '')
      if (!other || other === own || names.indexOf(other) < names.indexOf(own)) continue
      findings.push({
        file: path,
        line: entry.line,
        wrong: `${own} imports ${other}, which comes after it in ${LIST}`,
        why: 'a module knows only those before it; reactions the other way go through events',
        instead: `record an event here and react to it in modules/${other}/jobs.ts, or move what is shared down`,
      })
    }
  }
  return findings
}

function judgeCycles(tree: Tree): Finding[] {
  const edges = new Map<string, { target: string; line: number }[]>()
  for (const { path, code } of tree.sources) {
    const targets = (code?.imports ?? []).flatMap(entry => {
      const target = targetOf(path, entry.specifier)
      return target && target !== path && tree.has(target) ? [{ target, line: entry.line }] : []
    })
    edges.set(path, targets)
  }
  return knots(edges).map(knot => {
    const inside = new Set(knot)
    const file = [...knot].sort()[0] as string
    const line = edges.get(file)?.find(edge => inside.has(edge.target))?.line ?? 1
    return {
      file,
      line,
      wrong: `imports run in a circle: ${circle(file, inside, edges).join(' → ')}`,
      why: 'files in a circle can only be read, tested and moved together',
      instead: 'move what both sides need (often a type) into a file of its own that both import',
    }
  })
}

type Edges = Map<string, { target: string }[]>

/** Strongly connected components with more than one file (Tarjan 1972), in an order that never changes. */
function knots(edges: Edges): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const standing = new Set<string>()
  const found: string[][] = []
  const visit = (node: string) => {
    index.set(node, index.size)
    low.set(node, index.get(node) as number)
    stack.push(node)
    standing.add(node)
    for (const { target } of edges.get(node) ?? []) {
      if (!index.has(target)) visit(target)
      else if (!standing.has(target)) continue
      low.set(node, Math.min(low.get(node) as number, low.get(target) as number))
    }
    if (low.get(node) !== index.get(node)) return
    const component = stack.splice(stack.indexOf(node))
    for (const member of component) standing.delete(member)
    if (component.length > 1) found.push(component)
  }
  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return found
}

/** One shortest way from a file back to itself inside its component. */
function circle(start: string, inside: Set<string>, edges: Edges): string[] {
  const ways = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const { target } of edges.get(way[way.length - 1] as string) ?? []) {
      if (target === start) return [...way, start]
      if (!inside.has(target) || seen.has(target)) continue
      seen.add(target)
      ways.push([...way, target])
    }
  }
  return [start]
}
