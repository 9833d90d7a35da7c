import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import type { Claim } from '#modules/claims/claim/read.ts'
import type { MonthStatement } from '#modules/claims/statement/read.ts'
import type { ClaimLine, Difference } from '#modules/claims/statement/rules.ts'

/** A statement as pages show it: words for types, instants as text. */
export function shownStatement(statement: MonthStatement, scheme: Scheme) {
  const typeName = (id: string) => {
    const type = scheme.entitlement?.types.find(each => each.id === id)
    return type ? say(type.label, 'ja') : id
  }
  return {
    month: statement.asked.month,
    dueOn: statement.dueOn,
    closed: statement.closed,
    claim: statement.claim && shownClaim(statement.claim),
    returned: statement.returned.map(shownClaim),
    totals: statement.totals,
    standing: statement.standing,
    lines: shownLines(statement.lines, typeName),
    differences: statement.differences.map(each => shownDifference(each, typeName)),
  }
}
export type ShownStatement = ReturnType<typeof shownStatement>

export function shownLines(lines: readonly ClaimLine[], typeName: (id: string) => string) {
  return lines.map((line, index) => ({
    ...line,
    key: `${index} ${line.kind} ${line.reservationId}`,
    typeLabel: typeName(line.type),
    additionsYen: line.additions.reduce((sum, each) => sum + each.yen, 0),
    additionsText: line.additions.map(each => each.label).join('・'),
  }))
}
export type ShownLine = ReturnType<typeof shownLines>[number]

export function shownClaim(claim: Claim) {
  return {
    ...claim,
    submittedAt: claim.submittedAt.toISOString(),
    returnedAt: claim.returnedAt?.toISOString() ?? null,
    acceptedAt: claim.acceptedAt?.toISOString() ?? null,
    payment: claim.payment && { ...claim.payment, at: claim.payment.at?.toISOString() ?? null },
  }
}

function shownDifference(each: Difference, typeName: (id: string) => string) {
  return { ...each, key: `${each.kind} ${each.reservationId} ${each.what}`, typeLabel: typeName(each.type) }
}
export type ShownDifference = ReturnType<typeof shownDifference>
