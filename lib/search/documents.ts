/** From an article to what is searched of it. */
import { createHash } from 'node:crypto'
import type { Article, Body } from '../content/model'
import type { SearchDocument } from './engine'
import { plainText } from './plain-text'

/** What a document is made of, as it is written: plain data that can be handed to another thread. */
export interface WrittenDocument extends Omit<SearchDocument, 'body'> {
  readonly description: string
  readonly body: Pick<Body, 'text' | 'format'>
}

/** An article that can become a document, and a hash that changes whenever that document would. */
export interface Indexable {
  readonly id: string
  readonly hash: string
  /** Asked for only if the index does not know the hash. */
  written(): WrittenDocument
}

/** What is searched of an article. The description is found as part of the body. */
export function toSearchDocument({ description, body, ...facts }: WrittenDocument): SearchDocument {
  return { ...facts, body: withDescription(plainText(body), description) }
}

/** Hashes the article as it is written, which is much cheaper than making its document. */
export function toIndexable(article: Article, body: Pick<Body, 'text' | 'format'>): Indexable {
  const hash = hashes.get(article) ?? hashOf(article, body)
  hashes.set(article, hash)
  return { id: article.path, hash, written: () => writtenOf(article, body) }
}

/** Tags are found as topics are. */
function writtenOf(article: Article, body: Pick<Body, 'text' | 'format'>): WrittenDocument {
  const { path, title, topics, tags, original, curators, description = '', date } = article
  return {
    id: path,
    title,
    topics: namesOf(topics, tags),
    source: sourceText(original?.source),
    curators: curators.map(({ name }) => name),
    description,
    body: { text: body.text, format: body.format },
    date,
  }
}

/** Catalogs share the articles that did not change, and every change of content asks for the hashes of all. */
const hashes = new WeakMap<Article, string>()

function hashOf(article: Article, body: Pick<Body, 'text' | 'format'>): string {
  const { title, topics, tags, original, curators, description, date } = article
  const facts = [
    title,
    namesOf(topics, tags),
    sourceText(original?.source),
    curators.map(({ name }) => name),
    description,
    date.getTime(),
    body.format,
  ]
  return createHash('sha1').update(JSON.stringify(facts)).update(body.text).digest('base64url')
}

/** Synonyms as well, so that the old name of a topic finds what the new one finds. */
function namesOf(topics: Article['topics'], tags: Article['tags']): readonly string[] {
  return [
    ...topics.flatMap(({ label, synonyms = [] }) => [label, ...synonyms]),
    ...tags.map(({ label }) => label),
  ]
}

function sourceText(source: { readonly brand: string; readonly domain: string } | undefined): string {
  if (source === undefined) return ''
  return source.brand === source.domain ? source.domain : `${source.brand} ${source.domain}`
}

/** Cards show the description, so what it says must be found; often it is only the beginning of the body. */
function withDescription(body: string, description: string): string {
  const plain = plainText({ text: description, format: 'html' })
  const beginning = plain.replace(/(?:…|\.{3})$/u, '').trim()
  if (beginning === '' || body.includes(beginning)) return body
  return body === '' ? plain : `${plain} ${body}`
}
