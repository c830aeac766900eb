/**
 * What the read API answers: one definition for the types here, for `/api/v1/openapi.json` and for the tests.
 * Fields may be added within `v1`; none is renamed, taken away or given another meaning.
 */
import { z } from 'zod'
import { facetNames } from '../filters'

const address = z.url().describe('Full address.')
const slug = z.string().describe('Last part of its address.')
const articles = z.int().min(0).describe('Number of articles that the filters leave of it.')
const latest = z.iso.datetime().describe('When the newest of them was curated.')

const communityReference = z.strictObject({ slug, name: z.string(), url: address })
const topicReference = z.strictObject({
  value: z.string().describe('As the filter `topic` takes it: `medigy/care-coordination`.'),
  label: z.string(),
  vocabulary: z.string(),
  url: address,
})
const sourceReference = z.strictObject({
  domain: z.string().describe('As the filter `source` takes it.'),
  brand: z.string(),
  url: address,
})

const articleSchema = z.strictObject({
  id: z.string().describe('Path of its page.'),
  url: address,
  markdown: address.describe('The same article as Markdown.'),
  title: z.string(),
  description: z.string().nullable().describe('Plain text.'),
  date: z.iso.datetime().describe('When it was curated.'),
  modified: z.iso.datetime(),
  original: address.nullable().describe('Where the original is, exactly as the curator wrote it.'),
  source: sourceReference.nullable(),
  community: communityReference,
  section: z.strictObject({ slug, title: z.string(), url: address }),
  topics: z.array(topicReference),
  tags: z.array(z.strictObject({ slug, label: z.string(), url: address })),
  curators: z.array(z.strictObject({ slug, name: z.string(), url: address })),
  image: z.strictObject({ url: address, alt: z.string().describe('Empty if it only decorates.') }).nullable(),
})

const communitySchema = z.strictObject({
  ...communityReference.shape,
  abbreviation: z.string(),
  description: z.string().nullable(),
  articles,
  latest,
})

const topicSchema = z.strictObject({
  ...topicReference.shape,
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  articles,
  latest,
})

const sourceSchema = z.strictObject({ ...sourceReference.shape, articles, latest })

/** A list with what leads through it. */
function pageOfSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    total: z.int().min(0),
    page: z.int().min(1),
    pages: z.int().min(1),
    ignored: z.array(z.string()).describe('What of the filters was ignored, as sentences.'),
    links: z.strictObject({
      self: address,
      first: address,
      last: address,
      prev: address.nullable(),
      next: address.nullable(),
    }),
    data: z.array(item),
  })
}

const facetSchema = z.strictObject({
  name: z.enum(facetNames),
  legend: z.string(),
  options: z.array(
    z.strictObject({
      value: z.string(),
      label: z.string(),
      count: z.int().min(0).describe('Articles that picking it would give.'),
      isPicked: z.boolean(),
    }),
  ),
})

const hitSchema = z.strictObject({
  ...articleSchema.shape,
  excerpt: z
    .array(z.strictObject({ text: z.string(), isMatch: z.boolean() }))
    .describe('Plain text around the first match, in pieces.'),
})

const tileSchema = z.strictObject({
  label: z.string(),
  kind: z.string().describe('"Community", "Medigy topic", "Source".'),
  url: address,
  articles: z.int().min(0),
})

const suggestionSchema = z.strictObject({
  label: z.string(),
  kind: z.string().describe('"Community", "Medigy topic", "Source", "Article".'),
  href: z.string().describe('Path of its page.'),
})

const problemSchema = z.strictObject({ error: z.string().describe('One sentence.') })

const articlePage = pageOfSchema(articleSchema)
const communityPage = pageOfSchema(communitySchema)
const topicPage = pageOfSchema(topicSchema)
const sourcePage = pageOfSchema(sourceSchema)
const searchPage = z.strictObject({
  ...pageOfSchema(hitSchema).shape,
  q: z.string(),
  loosened: z.boolean().describe('No article has all words: these have some of them.'),
  corrected: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  tiles: z.array(tileSchema).describe('Pages that have the words in their name.'),
  facets: z.array(facetSchema),
})
const suggestions = z.strictObject({ q: z.string(), suggestions: z.array(suggestionSchema) })

/** Everything with a name in the OpenAPI document. */
export const schemas = {
  Article: articleSchema,
  Community: communitySchema,
  Topic: topicSchema,
  Source: sourceSchema,
  ArticlePage: articlePage,
  CommunityPage: communityPage,
  TopicPage: topicPage,
  SourcePage: sourcePage,
  SearchPage: searchPage,
  Suggestions: suggestions,
  Problem: problemSchema,
} as const

export type SchemaName = keyof typeof schemas

export type ApiArticle = z.infer<typeof articleSchema>
export type ApiCommunity = z.infer<typeof communitySchema>
export type ApiTopic = z.infer<typeof topicSchema>
export type ApiSource = z.infer<typeof sourceSchema>
export type ApiSearchPage = z.infer<typeof searchPage>
export type ApiSuggestions = z.infer<typeof suggestions>
export type ApiProblem = z.infer<typeof problemSchema>
export interface ApiPage<Item> extends Omit<z.infer<typeof articlePage>, 'data'> {
  readonly data: readonly Item[]
}
