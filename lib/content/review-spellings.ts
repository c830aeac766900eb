/** One name, several spellings: topics, tags, communities, brands. The prevailing spelling is what readers see. */
import type { ParsedArticle } from './article'
import type { Catalog } from './catalog'
import type { FieldPath, FileFinding } from './problem'
import { foldKey, slugify } from './slug'

/** A brand on so many articles of one publication is that publication's name. */
const ESTABLISHED = 3

interface Spelled {
  readonly file: string
  readonly field: FieldPath
  /** Which names are one name. */
  readonly key: string
  readonly written: string
}

export function spellingFindings(
  articles: readonly ParsedArticle[],
  catalog: Catalog,
): readonly FileFinding[] {
  const topics = articles.flatMap(({ file, topics: mentions }) =>
    mentions.map(({ vocabulary, label }) => ({
      file,
      field: ['communityTopics'],
      key: `${slugify(vocabulary)}/${slugify(label)}`,
      written: vocabulary === 'Unsorted' ? label : `${vocabulary}: ${label}`,
    })),
  )
  const tags = articles.flatMap(({ file, tags: labels }) =>
    labels.map((written) => ({ file, field: ['tags'], key: slugify(written), written })),
  )
  // The trail names the community as well.
  const communities = articles.flatMap(({ file, community, communityLabel, trail }) => {
    const [, , step] = trail?.labels.length === 5 ? trail.labels : []
    return [
      ...(communityLabel === undefined
        ? []
        : [{ file, field: ['identifier'], key: community, written: communityLabel }]),
      ...(step === undefined ? [] : [{ file, field: ['breadcrumbs'], key: community, written: step }]),
    ]
  })
  const brands = articles.flatMap(({ file, original }) =>
    // A brand that is not written is the domain.
    original && original.source.brand !== original.source.domain
      ? { file, field: ['link', 'brand'], key: original.source.domain, written: original.source.brand }
      : [],
  )
  return [
    ...variants('topic-spelling', topics, (key, written) => labelled(catalog, key, written)),
    ...variants('tag-spelling', tags),
    ...variants('community-spelling', communities),
    ...variants('brand-spelling', brands),
    ...strangeBrands(articles, catalog),
  ]
}

/** A topic as `vocabularies.yaml` spells it, with the prefix that articles use. */
function labelled(catalog: Catalog, key: string, written: string): string {
  const [vocabulary = '', slug = ''] = key.split('/')
  const label = catalog.topic(vocabulary, slug)?.subject.label
  const [, prefix = '', own = ''] = /^(.*?:\s+)?(.*)$/s.exec(written) ?? []
  return label !== undefined && foldKey(label) === foldKey(own) ? prefix + label : written
}

/**
 * Every spelling that is not the most frequent one of its name; earlier files win ties.
 * @param settle what the most frequent spelling should be where something else decides.
 */
function variants(
  rule: string,
  all: readonly Spelled[],
  settle: (key: string, written: string) => string = (_, written) => written,
): readonly FileFinding[] {
  const byKey = new Map<string, Map<string, number>>()
  for (const { key, written } of all) {
    const counts = byKey.get(key) ?? new Map<string, number>()
    counts.set(written, (counts.get(written) ?? 0) + 1)
    byKey.set(key, counts)
  }
  return all.flatMap(({ file, field, key, written }) => {
    const counts = byKey.get(key)
    if (counts === undefined) return []
    const [[most] = [written]] = counts.size === 1 ? counts : [...counts].toSorted(([, a], [, b]) => b - a)
    const prevailing = settle(key, most)
    // Other words with the same address are reported as a collision, and may be meant.
    if (prevailing === written || foldKey(prevailing) !== foldKey(written)) return []
    return {
      file,
      finding: {
        rule,
        severity: 'warning',
        field,
        value: written,
        message: `"${prevailing}" (${counts.get(prevailing) ?? 0}) and "${written}" (${counts.get(written)}).`,
        fix: `Use "${prevailing}".`,
        repair: { kind: 'replace', value: prevailing },
      },
    }
  })
}

/** A brand that is the address or the name of another publication than the one the link leads to. */
function strangeBrands(articles: readonly ParsedArticle[], catalog: Catalog): readonly FileFinding[] {
  const uses = new Map<string, Map<string, number>>()
  for (const { original } of articles) {
    if (original === undefined) continue
    const { brand, domain } = original.source
    const domains = uses.get(foldKey(brand)) ?? new Map<string, number>()
    domains.set(domain, (domains.get(domain) ?? 0) + 1)
    uses.set(foldKey(brand), domains)
  }
  return articles.flatMap(({ file, original }) => {
    if (original === undefined) return []
    const { brand, domain } = original.source
    const other = hostOf(brand)
    const isForeign = other !== undefined && !isSameSite(other, domain)
    const [[owner, most] = [domain, 0]] = [...(uses.get(foldKey(brand)) ?? [])].toSorted(
      ([, a], [, b]) => b - a,
    )
    const isBorrowed =
      other === undefined && owner !== domain && most >= ESTABLISHED && !isSameSite(owner, domain)
    if (!isForeign && !isBorrowed) return []
    return {
      file,
      finding: {
        rule: 'brand-host',
        severity: 'warning',
        field: ['link', 'brand'],
        value: brand,
        message: isForeign
          ? `The brand is "${brand}", but the link leads to ${domain}.`
          : `"${brand}" is the brand of ${owner} (${most} articles), but the link leads to ${domain}.`,
        fix: `Write ${catalog.source(domain)?.articles.find((one) => one.file !== file)?.original?.source.brand ?? domain}, or correct the link.`,
      },
    }
  })
}

function hostOf(brand: string): string | undefined {
  const host = brand.toLowerCase().replace(/^www\./, '')
  return /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/.test(host) ? host : undefined
}

/** Whether one is a part of the other: blog.example.org and example.org. */
function isSameSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}
