import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [
  index('demo/landing.tsx'),
  route('demo/enter', 'demo/enter.ts'),
  route('_gallery', 'ui/gallery/gallery.tsx'),
]
