import { directoryStaff } from '#modules/eligibility/appointing/read.ts'
import type { Staff } from '#modules/eligibility/directory/access.ts'
import type { Context } from '#platform/context.ts'

/** Who invites: whoever may use the directory, in the own municipality. Refuses `not-allowed`. */
export function inviter(ctx: Context): Promise<Staff> {
  return directoryStaff(ctx)
}
