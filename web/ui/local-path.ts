/** A path inside this site, or `/`: what a `return` field may send people to. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/'
  // `//host`, `/\host` and control characters are read as another site by browsers.
  try {
    const url = new URL(value, 'http://here.invalid')
    // `/x/..//host` and `/.//host` become `//host` only once the dots are taken away.
    const inside = url.host === 'here.invalid' && !url.pathname.startsWith('//')
    return inside ? `${url.pathname}${url.search}${url.hash}` : '/'
  } catch {
    return '/'
  }
}
