/** Articles in the numbers of a large site, made without files, for tests and measurements of facets. */
import type { FacetName } from '../filters'
import { createFacetIndex, type FacetIndex } from './facet-index'
import type { KnownValues } from './facets'
import type { Article, Community, Topic } from './model'
import { wordsOf } from './slug'

const DAY_MS = 24 * 60 * 60 * 1000
const TEN_YEARS = 3650

/** @param random from 0 to below 1; the same numbers give the same shelf. */
export function generateShelf(count: number, random: () => number): KnownValues {
  // Few values are on many articles and many on few, as on real shelves.
  const pick = <Value>(values: readonly [Value, ...Value[]]) =>
    values[Math.floor(random() ** 2 * values.length)] ?? values[0]
  const communities = series(12, (name) => communityOf(`community-${name}`))
  const topics = topicSeries()
  const sources = series(500, (name) => ({ domain: `site-${name}.example`, brand: `Site ${name}` }))
  const curators = series(40, (name) => ({ slug: `curator-${name}`, name: `Curator ${name}` }))

  const articles = Array.from({ length: count }, (_, number): Article => {
    const community = pick(communities)
    const date = new Date(Date.UTC(2024, 11, 31) - Math.floor((number / count) * TEN_YEARS) * DAY_MS)
    const slug = `article-${String(number).padStart(6, '0')}`
    return {
      path: `/communities/${community.slug}/curated-content/${slug}`,
      file: `${slug}.md`,
      community,
      section: { community, slug: 'curated-content', title: 'Curated Content' },
      slug,
      title: `${pick(topics).label} as seen by ${pick(sources).brand}`,
      date,
      modified: date,
      curators: random() < 0.1 ? [] : [...new Set([pick(curators), pick(curators)])],
      topics: [...new Set(Array.from({ length: Math.floor(random() * 6) }, () => pick(topics)))],
      tags: [],
      original: random() < 0.1 ? undefined : { href: `https://example.org/${number}`, source: pick(sources) },
      aliases: [],
      state: 'published',
    }
  })
  const labels = new Map<string, string>([
    ...topics.map(({ vocabulary, slug, label }) => [`topic ${vocabulary.slug}/${slug}`, label] as const),
    ...communities.map(({ slug, name }) => [`community ${slug}`, name] as const),
    ...sources.map(({ domain, brand }) => [`source ${domain}`, brand] as const),
    ...curators.map(({ slug, name }) => [`curator ${slug}`, name] as const),
  ])
  let index: FacetIndex | undefined
  return {
    articles,
    facetIndex: () => (index ??= createFacetIndex(articles)),
    currentValue: (_: FacetName, value: string) => value,
    facetLabel: (name, value) => (name === 'year' ? value : labels.get(`${name} ${value}`)),
  }
}

function topicSeries(): [Topic, ...Topic[]] {
  const vocabularyOf = (slug: string) => ({ slug, name: wordsOf(slug) })
  const [medigy, symplur] = [vocabularyOf('medigy'), vocabularyOf('symplur')]
  return series(750, (name) => ({
    vocabulary: Number(name) % 2 === 0 ? medigy : symplur,
    slug: `theme-${name}`,
    label: `Theme ${name}`,
  }))
}

function communityOf(slug: string): Community {
  return { slug, name: wordsOf(slug), abbreviation: 'C', label: wordsOf(slug), hue: 'jade', motif: 'rings' }
}

function series<Value>(length: number, make: (name: string) => Value): [Value, ...Value[]] {
  return [make('0'), ...Array.from({ length: length - 1 }, (_, index) => make(String(index + 1)))]
}
