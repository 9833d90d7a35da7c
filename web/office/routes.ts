import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { officeAccounts } from '../sign-in/accounts/routes.ts'

/** The schemes: read, changed in a draft, published. */
const schemes: RouteConfigEntry[] = [
  route('schemes', 'office/schemes/list.tsx'),
  route('schemes/:scheme', 'office/schemes/scheme.tsx'),
  route('schemes/:scheme/changes', 'office/schemes/changes.tsx'),
  route('schemes/:scheme/draft', 'office/schemes/draft/layout.tsx', { id: 'scheme-draft' }, [
    index('office/schemes/draft/home.tsx'),
    route('amounts', 'office/schemes/draft/amounts.tsx'),
    route('wordings', 'office/schemes/draft/wordings.tsx'),
    route('procedure', 'office/schemes/draft/procedure.tsx'),
    route('examples', 'office/schemes/draft/examples.tsx'),
    route('document', 'office/schemes/draft/document.tsx'),
    route('what-if', 'office/schemes/draft/what-if.tsx'),
    route('households', 'office/directory/trial.tsx'),
    route('publish', 'office/schemes/draft/publish.tsx'),
  ]),
]

/** 制度ディレクトリ: every scheme over every household. */
const directory: RouteConfigEntry[] = [
  route('directory', 'office/directory/list.tsx'),
  route('directory/staff', 'office/directory/staff.tsx'),
  route('directory/runs/:run', 'office/directory/run.tsx'),
  route('directory/runs/:run/households', 'office/directory/households.tsx'),
  route('directory/runs/:run/households/export', 'office/directory/export.ts'),
  route('directory/runs/:run/households/:household', 'office/directory/household.tsx'),
  route('directory/runs/:run/samples', 'office/directory/samples.ts'),
  route('directory/samples/:sample', 'office/directory/sample.tsx'),
]

/** プッシュ型の案内: households of the directory are invited. */
const invitations: RouteConfigEntry[] = [
  route('invitations', 'office/invitations/list.tsx'),
  route('invitations/new', 'office/invitations/new.tsx'),
  route('invitations/sheets/:sheet', 'office/invitations/file.ts'),
  route('invitations/:id', 'office/invitations/campaign.tsx'),
  route('invitations/:id/households', 'office/invitations/households.tsx'),
  route('invitations/:id/addresses', 'office/invitations/addresses.ts'),
]

/** Extracts of the registers: chosen, checked, applied. */
const registers: RouteConfigEntry[] = [
  route('registers', 'office/registers/list.tsx'),
  route('registers/new', 'office/registers/new.tsx'),
  route('registers/keepers', 'office/registers/keepers.tsx'),
  route('registers/samples/:register', 'office/registers/sample.ts'),
  route('registers/:id', 'office/registers/import.tsx'),
  route('registers/:id/problems', 'office/registers/problems.ts'),
]

/** 窓口: visits to the counter. */
const counter: RouteConfigEntry[] = [
  route('visits', 'office/visits/list.tsx'),
  route('visits/explanation', 'office/visits/explanation.tsx'),
  route('visits/:id', 'office/visits/visit.tsx'),
  route('visits/:id/forms', 'office/visits/forms.tsx'),
  route('visits/:id/forms/:form', 'office/visits/form.ts'),
  route('papers', 'office/papers/list.tsx'),
  route('papers/:id', 'office/papers/template.tsx'),
  route('papers/:id/file', 'office/papers/file.ts'),
]

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
  route('cases/:id/amend/:amendment', 'office/case/amend.tsx'),
  route('cases/:id/files/:hash', 'office/case/file.ts'),
  route('letters/:id', 'office/letters/page.tsx'),
  route('letters/:id/pdf', 'office/letters/pdf.ts'),
  route('proposals', 'office/proposals/page.tsx'),
  route('proposals/:id', 'office/proposals/proposal.tsx'),
  route('proposals/:id/export', 'office/proposals/export.ts'),
  route('enter', 'office/enter/page.tsx'),
  route('batches', 'office/batches/page.tsx'),
  ...schemes,
  ...directory,
  ...invitations,
  ...counter,
  ...registers,
  route('reports', 'office/reports/list.tsx'),
  route('reports/:id', 'office/reports/report.tsx'),
  route('claims', 'office/claims/page.tsx'),
  route('claims/statement', 'office/claims/statement.tsx'),
  route('claims/close', 'office/claims/close.tsx'),
  route('claims/transfers', 'office/claims/transfers.tsx'),
  route('payments', 'office/payments/page.tsx'),
  route('payments/:id/file', 'office/payments/file.ts'),
  route('handovers', 'office/handovers/page.tsx'),
  route('handovers/:id/file', 'office/handovers/file.ts'),
  route('payees', 'office/payees/list.tsx'),
  route('payees/:facility', 'office/payees/payee.tsx'),
  route('claims/transfers/:id/file', 'office/claims/file.ts'),
  route('claims/:id', 'office/claims/claim.tsx'),
  route('claims/:id/invoice', 'office/claims/invoice.ts'),
  route('table', 'office/table/page.tsx'),
  route('table/export', 'office/table/export.ts'),
  route('figures', 'office/figures/page.tsx'),
  route('figures/export', 'office/figures/export.ts'),
  route('bookings', 'office/bookings/page.tsx'),
  route('bookings/export', 'office/bookings/export.ts'),
  route('bookings/enter', 'office/bookings/enter.tsx'),
  route('bookings/:id', 'office/bookings/booking.tsx'),
  route('vouchers/:id', 'office/vouchers/voucher.tsx'),
]

export const routes: RouteConfigEntry[] = [route('office', 'office/layout.tsx', pages)]
