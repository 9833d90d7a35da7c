import type { ServerBuild } from 'react-router'

/** A page or action of the application and its address, e.g. `/office/cases/:id`. */
export interface RouteEntry {
  /** The file it comes from, without ending: `office/case/page`. */
  file: string
  path: string
  /** Names of the parts that change: `id`. */
  params: string[]
  hasLoader: boolean
  hasAction: boolean
  hasPage: boolean
}

/** Every address of the built application; frames around pages are not addresses. */
export function routesOf(build: ServerBuild): RouteEntry[] {
  const routes = Object.values(build.routes).filter(route => route !== undefined)
  const byId = new Map(routes.map(route => [route.id, route]))
  const frames = new Set(routes.map(route => route.parentId))
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : byId.get(id)
    return route ? [pathOf(route.parentId), route.path].filter(Boolean).join('/') : ''
  }
  return routes
    .filter(route => !frames.has(route.id))
    .map(route => {
      const path = `/${pathOf(route.id)}`
      return {
        file: route.id,
        path,
        params: [...path.matchAll(/:(\w+)/g)].map(match => match[1] ?? ''),
        hasLoader: 'loader' in route.module && route.module.loader !== undefined,
        hasAction: 'action' in route.module && route.module.action !== undefined,
        hasPage: route.module.default !== undefined,
      }
    })
}

/** An address with its parts filled in. */
export function fill(path: string, values: Record<string, string>): string {
  return path
    .replace(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
    .replace('*', '')
}
