import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { officeAccounts } from '../sign-in/accounts/routes.ts'

/** Pages of the office, all inside `layout.tsx`: the frame with the queues at the left. */
const pages: RouteConfigEntry[] = [
  index('office/home/page.tsx'),
  ...officeAccounts,
  route('keys', 'office/keys/page.tsx'),
  route('cases', 'office/queue/page.tsx'),
  route('cases/export', 'office/queue/export.ts'),
  route('export-problem', 'office/export-problem.tsx'),
  route('cases/:id', 'office/case/page.tsx'),
  route('cases/:id/return', 'office/case/return.tsx'),
  route('cases/:id/decide/:action', 'office/case/decide.tsx'),
  route('cases/:id/files/:hash', 'office/case/file.ts'),
  route('letters/:id', 'office/letters/page.tsx'),
  route('letters/:id/pdf', 'office/letters/pdf.ts'),
  route('proposals', 'office/proposals/page.tsx'),
  route('proposals/:id', 'office/proposals/proposal.tsx'),
  route('proposals/:id/export', 'office/proposals/export.ts'),
  route('enter', 'office/enter/page.tsx'),
  route('batches', 'office/batches/page.tsx'),
]

export const routes: RouteConfigEntry[] = [route('office', 'office/layout.tsx', pages)]
