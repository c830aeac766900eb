/** `/llms.txt`: the site in a page of links, for language models (llmstxt.org). */
import type { Catalog } from './content/catalog'
import type { Community, Group } from './content/model'
import { countOf } from './display'
import { absolute, site } from './site'
import {
  communityUrl,
  feedsUrl,
  feedUrl,
  homeUrl,
  howWeCurateUrl,
  markdownUrl,
  MARKDOWN_ENDING,
  openApiUrl,
  rightsUrl,
  sectionUrl,
  sitemapUrl,
  sourcesUrl,
  topicsUrl,
} from './urls'

/** The newest articles; all others are in the sitemap. */
const LISTED = 50

export function llmsText(catalog: Catalog): string {
  const { articles, communities, sources, topics } = catalog
  const shelves = communities.flatMap((group) => shelvesOf(catalog, group))
  const newest = articles
    .slice(0, LISTED)
    .map((article) =>
      link(article.title, markdownUrl(article), article.original && `From ${article.original.source.brand}`),
    )
  const parts = [
    `# ${plain(site.name)}`,
    `> ${site.description} What is quoted is an excerpt; the whole is at its publisher.`,
    `Every article has a Markdown twin: append ${MARKDOWN_ENDING} to its address. Copyright in each article stays with its publisher; please cite and link the original.`,
    ...part('Communities', shelves),
    ...part('Newest articles', newest),
    ...part('Find', [
      link('Topics', topicsUrl, countOf(topics.length, 'topic')),
      link('Sources', sourcesUrl, countOf(sources.length, 'publication')),
      link('Sitemap', sitemapUrl, 'every page, with its last modification'),
      link('Read API', openApiUrl, 'all lists and search as JSON, described by OpenAPI'),
      link('JSON Feed', feedUrl(homeUrl, 'json'), 'the newest articles with their text'),
      link('All feeds', feedsUrl, 'by community, section, topic and source'),
    ]),
    ...part('Optional', [link('How we curate', howWeCurateUrl), link('Rights and takedown', rightsUrl)]),
  ]
  return `${parts.join('\n\n')}\n`
}

function shelvesOf(catalog: Catalog, { subject: community, articles }: Group<Community>): readonly string[] {
  const sections = catalog.sectionsOf(community.slug).map(({ subject, articles: own }) => {
    return link(`${community.label}: ${subject.title}`, sectionUrl(subject), countOf(own.length, 'article'))
  })
  const note = community.description ?? countOf(articles.length, 'article')
  return [link(community.label, communityUrl(community), note), ...sections]
}

function part(title: string, links: readonly string[]): readonly string[] {
  return links.length === 0 ? [] : [`## ${title}`, links.join('\n')]
}

function link(label: string, path: string, note?: string): string {
  return `- [${plain(label)}](${absolute(path)})${note ? `: ${plain(note)}` : ''}`
}

/** One line that can't leave its link. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]<>]/g, '\\$&')
}
