import { dirname, relative, resolve, sep } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/**
 * Pages and API share one process, so they must share one copy of every module (one pool, one set of classes).
 * The server build therefore leaves `#…` imports to Node, which reads them from package.json and runs the `.ts`
 * files as they are. `web/ui/request.ts` and `web/server/*.ts` are left out too: their context keys must be the
 * ones `server.ts` fills.
 */
function oneCopy(): Plugin {
  const shared = [resolve(root, 'web/ui/request.ts'), resolve(root, 'web/server')]
  const marker = 'mannaka:shared:'
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
      if (!importer || !/^\..*\.ts$/.test(source)) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (!found || !shared.some(place => found.id === place || found.id.startsWith(`${place}${sep}`)))
        return null
      return { id: `${marker}${relative(root, found.id).replaceAll(sep, '/')}`, external: true }
    },
    // Only now is it known in which folder the chunk lies.
    renderChunk(code, chunk) {
      if (!code.includes(marker)) return null
      const up = relative(dirname(resolve(folder, chunk.fileName)), root).replaceAll(sep, '/')
      return code.replaceAll(marker, `${up}/`)
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
  environments: {
    client: {
      build: {
        // Building a zod schema does nothing by itself, so pages that use none of them need not load zod (60 kB).
        rolldownOptions: { treeshake: { manualPureFunctions: ['z'] } },
      },
    },
  },
  server: { watch: { ignored: ['**/data/**', '**/build/**'] } },
})
