/** A path inside this site, or `/`: what a `return` field may send people to. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/'
  // `//host`, `/\host` and control characters are read as another site by browsers.
  try {
    const url = new URL(value, 'http://here.invalid')
    return url.host === 'here.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/'
  } catch {
    return '/'
  }
}
