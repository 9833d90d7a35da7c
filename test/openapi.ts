import assert from 'node:assert/strict'
import { z } from 'zod'

type Json = Record<string, unknown>

/** An OpenAPI 3.1 document as tests read it. */
export interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}
export interface Operation {
  summary?: string
  security?: unknown[]
  parameters?: { name: string; in: string; required?: boolean; schema: Json; example?: unknown }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>
}

/** A JSON Schema of the document as a checker; what it refers to is taken along. */
export function checkerOf(document: OpenApi, schema: Json): z.ZodType {
  const moved = JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'))
  const defs = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  return z.fromJSONSchema({ ...moved, $defs: defs } as Parameters<typeof z.fromJSONSchema>[0])
}

/** Asserts that an answer is what the document promises for this operation and status. */
export async function conforms(
  document: OpenApi,
  operation: `${'get' | 'post'} ${string}`,
  response: Response,
): Promise<unknown> {
  const [method = '', path = ''] = operation.split(' ')
  const described = document.paths[path]?.[method]?.responses[String(response.status)]
  assert.ok(described, `${operation} does not speak of ${response.status}: ${await response.clone().text()}`)
  const schema = described.content?.['application/json']?.schema
  assert.ok(schema, `${operation} ${response.status} has no schema`)
  const body = await response.json()
  const result = checkerOf(document, schema).safeParse(body)
  assert.ok(result.success, `${operation} ${response.status}: ${result.error?.message}`)
  return body
}

/** Every example in the document with the schema it stands in and where. */
export function examplesOf(document: OpenApi): { where: string; schema: Json; example: unknown }[] {
  const found: { where: string; schema: Json; example: unknown }[] = []
  const walk = (node: unknown, where: string) => {
    if (typeof node !== 'object' || node === null) return
    const { example, examples, schema, type } = node as Json
    if (type !== undefined && example !== undefined) found.push({ where, schema: node as Json, example })
    if (schema !== undefined && example !== undefined) found.push({ where, schema: schema as Json, example })
    if (Array.isArray(examples)) {
      for (const one of examples) found.push({ where, schema: node as Json, example: one })
    }
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'example' && key !== 'examples') walk(value, `${where}/${key}`)
    }
  }
  walk(document, '')
  return found
}
