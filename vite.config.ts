import { dirname, relative, resolve } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/**
 * Pages and API share one process, so they must share one copy of every module (one pool, one set of classes).
 * The server build therefore leaves `#…` imports to Node, which reads them from package.json and runs the `.ts`
 * files as they are. `web/ui/request.ts` is left out too: its context key must be the one `server.ts` fills.
 */
function oneCopy(): Plugin {
  const request = resolve(root, 'web/ui/request.ts')
  const marker = 'mannaka:request'
  let folder = ''
  return {
    name: 'mannaka:one-copy',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: environment => environment.name === 'ssr',
    configResolved(config) {
      folder = resolve(root, config.environments.ssr?.build.outDir ?? 'build/server')
    },
    async resolveId(source, importer, options) {
      if (source.startsWith('#')) return { id: source, external: true }
      if (!importer || !source.endsWith('/request.ts')) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return found?.id === request ? { id: marker, external: true } : null
    },
    renderChunk(code, chunk) {
      const path = relative(dirname(resolve(folder, chunk.fileName)), request).replaceAll('\\', '/')
      return code.includes(marker) ? code.replaceAll(marker, path) : null
    },
  }
}

/**
 * What the browser may load from outside web/: the language, and the schemas of modules. Anything else is server
 * code that slipped out of a loader, so the build stops and says where.
 */
function browserFence(): Plugin {
  const allowed = /^#language\/|^#modules\/.+\/schema\.ts$/
  return {
    name: 'mannaka:browser-fence',
    enforce: 'pre',
    applyToEnvironment: environment => environment.name === 'client',
    resolveId(source, importer, options) {
      // The dependency scan reads files before loaders and actions are taken out of them.
      const scanning = 'scan' in options && options.scan === true
      if (!source.startsWith('#') || allowed.test(source) || scanning) return null
      this.error(
        `${importer ?? 'A page'} would send ${source} to the browser. Only #language/… and #modules/…/schema.ts ` +
          'may go there: use it inside a loader or an action, or import its types with `import type`.',
      )
    },
  }
}

export default defineConfig({
  plugins: [oneCopy(), browserFence(), tailwindcss(), reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  server: { watch: { ignored: ['**/data/**', '**/build/**'] } },
})
