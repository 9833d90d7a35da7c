import { type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('language', 'ui/language-switch.ts'),
  route('_gallery', 'ui/gallery/gallery.tsx'),
  route('*', 'ui/not-found.tsx'),
] satisfies RouteConfig
