import { html } from 'hono/html'
import { documentPath, head } from './document.ts'
import type { Api } from './router.ts'

const methods = ['get', 'post'] as const

/** `GET /api/v1` in a browser: what there is, and where the document lies. */
export function frontPage(app: Api): void {
  app.get('/', c => {
    const { paths = {} } = app.getOpenAPI31Document(head)
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      methods.flatMap(method => {
        const operation = item?.[method]
        return operation ? [{ path, method, operation }] : []
      }),
    )
    c.header('cache-control', 'public, max-age=300')
    return c.html(html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>まんなか API v1</title>
<style>
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; font: 1rem/1.7 'Noto Sans JP', sans-serif; color: #1a1a1c }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #b3b3b3 }
code { font-family: 'Noto Sans Mono', monospace; overflow-wrap: anywhere }
a { color: #0017c1 }
</style>
</head>
<body>
<main>
<h1>まんなか API v1</h1>
<p>ほかのシステムのための窓口です。制度、施設、空き枠はだれでも読めます。案件の状態は、市区町村が発行したキーで、その市区町村のものだけ読めます。</p>
<p lang="en">${head.info.description}</p>
<p><a href="/api/v1${documentPath}">OpenAPI 3.1（${documentPath.slice(1)}）</a></p>
<table>
<thead><tr><th scope="col">アドレス</th><th scope="col">内容</th><th scope="col">キー</th></tr></thead>
<tbody>
${operations.map(
  ({ path, method, operation }) => html`<tr>
<td><code>${method.toUpperCase()} /api/v1${path}</code></td>
<td lang="en">${operation.summary}</td>
<td>${operation.security ? '必要' : '不要'}</td>
</tr>
`,
)}</tbody>
</table>
</main>
</body>
</html>`)
  })
}
