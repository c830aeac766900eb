/** An article as a Markdown file: facts in the front matter, then title, text and the way to the original. */
import { stringify } from 'yaml'
import type { SafeHtml } from './content/body'
import type { Article } from './content/model'
import { toMarkdown } from './markdown'
import { absolute, site } from './site'

export function markdownTwin(article: Article, html: SafeHtml): string {
  const { title, path, description, date, modified, community, curators, topics, original } = article
  const facts = {
    title: title.replace(/\s+/g, ' '),
    url: absolute(path),
    source: original?.source.brand,
    original: original?.href,
    date: date.toISOString(),
    modified: modified.toISOString(),
    description,
    community: community.label,
    curators: curators.map(({ name }) => name),
    topics: topics.map(({ vocabulary, label }) => `${vocabulary.name}: ${label}`),
  }
  const text = html.trim() === '' ? escapeLine(description ?? '') : toMarkdown(html, site.url)
  const link =
    original &&
    `[Read the original at ${escapeLine(original.source.brand)}](<${original.href.replace(/[<>]/g, encodeURIComponent)}>)`
  const parts = [`# ${escapeLine(title)}`, text, link].filter((part) => part !== undefined && part !== '')
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${parts.join('\n\n')}\n`
}

function escapeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#~]/g, '\\$&')
}
