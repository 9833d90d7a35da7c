import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [
  index('demo/landing.tsx'),
  route('demo/enter', 'demo/enter.ts'),
  route('demo/mailbox', 'demo/mailbox/list.tsx'),
  route('demo/mailbox/:id', 'demo/mailbox/mail.tsx'),
  route('_gallery', 'ui/gallery/gallery.tsx'),
  route('_gallery/resident', 'ui/gallery/resident.tsx'),
  route('_gallery/office', 'ui/gallery/office.tsx'),
  route('_gallery/counter', 'ui/gallery/counter.tsx'),
]
