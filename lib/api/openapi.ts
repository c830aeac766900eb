/** The read API as an OpenAPI 3.1 document, made from the definitions that its answers are checked against. */
import { z } from 'zod'
import { apiListUrl, apiSearchUrl, openApiUrl, suggestUrl } from '../urls'
import { querySchema } from './query'
import { schemas, type SchemaName } from './schema'

type Json = Readonly<Record<string, unknown>>

const SUMMARIES: readonly (readonly [path: string, summary: string, answer: SchemaName])[] = [
  [apiListUrl('articles'), 'Articles, newest first', 'ArticlePage'],
  [apiListUrl('communities'), 'Communities of the articles that the filters leave', 'CommunityPage'],
  [apiListUrl('topics'), 'Topics of the articles that the filters leave', 'TopicPage'],
  [apiListUrl('sources'), 'Sources of the articles that the filters leave', 'SourcePage'],
  [apiSearchUrl, 'What the search page shows', 'SearchPage'],
]

/** @param url origin of the site. */
export function openApiDocument({ name, url }: { readonly name: string; readonly url: string }): Json {
  const lists = SUMMARIES.map(([path, summary, answer]) => [
    path,
    {
      get: {
        summary,
        operationId: `get${answer}`,
        parameters: Object.keys(querySchema.shape).map((parameter) => ({
          $ref: `#/components/parameters/${parameter}`,
        })),
        responses: { ...answered(answer), 404: problem('The list has no such page.'), ...refused },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: `${name}: read API`,
      version: '1',
      description: 'Published articles and what they are about. Reading needs no key, from any origin.',
    },
    servers: [{ url }],
    paths: {
      ...Object.fromEntries(lists),
      [suggestUrl]: {
        get: {
          summary: 'Pages and articles for words that are still being typed',
          operationId: 'getSuggestions',
          parameters: [{ $ref: '#/components/parameters/q' }],
          responses: { ...answered('Suggestions'), ...refused },
        },
      },
      [openApiUrl]: {
        get: {
          summary: 'This document',
          operationId: 'getDocument',
          responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } } },
        },
      },
    },
    components: { schemas: componentSchemas(), parameters: parameters() },
  }
}

const refused = {
  400: problem('A parameter can’t be understood.'),
  405: problem('Only reading is possible.'),
}

function answered(schema: SchemaName): Json {
  return {
    200: { description: 'Found', headers: { ETag: { schema: { type: 'string' } } }, ...contentOf(schema) },
    304: { description: 'The same as what `If-None-Match` names.' },
  }
}

function problem(description: string): Json {
  return { description, ...contentOf('Problem') }
}

function contentOf(schema: SchemaName): Json {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } }
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, bare(schema)]))
}

function parameters(): Json {
  return Object.fromEntries(
    Object.entries(querySchema.shape).map(([name, schema]) => {
      const { description, ...rest } = bare(z.toJSONSchema(schema))
      // An array is written as a repeated parameter: OpenAPI's `form` style, exploded.
      return [name, { name, in: 'query', required: false, description, schema: rest }]
    }),
  )
}

/** A schema without what only a document of its own needs. */
function bare(schema: Json): Json {
  const { $schema: _schema, $id: _id, ...rest } = schema
  return rest
}
