import type { Article, Community, Group, Original, Topic, Vocabulary } from '@/lib/content/model'

/** Plain values for component tests: each is complete, and takes what the test is about. */

export function aCommunity(over: Partial<Community> = {}): Community {
  return {
    slug: 'chronic-care-management',
    name: 'Chronic Care Management',
    abbreviation: 'CCM',
    label: 'Chronic Care Management (CCM)',
    hue: 'jade',
    motif: 'rings',
    ...over,
  }
}

export function aTopic(label: string, vocabulary: Vocabulary = { slug: 'medigy', name: 'Medigy' }): Topic {
  return { vocabulary, label, slug: label.toLowerCase().replace(/[^a-z0-9]+/g, '-') }
}

export function anOriginal(over: Partial<Original> = {}): Original {
  return {
    source: { domain: 'statnews.com', brand: 'statnews.com' },
    href: 'https://www.statnews.com/2021/01/08/downtime/?a=1&b=2',
    ...over,
  }
}

export function anArticle(over: Partial<Article> = {}): Article {
  const { community = aCommunity(), slug = 'ehr-downtime' } = over
  return {
    path: `/communities/${community.slug}/curated-content/${slug}`,
    file: `${community.slug}/curated-content/${slug}.md`,
    community,
    section: { community, slug: 'curated-content', title: 'Curated Content' },
    slug,
    title: 'How Hospitals Can Eliminate Downtime',
    description: 'The mere prospect of downtime can wreak havoc.',
    date: new Date('2021-01-08T09:00:00Z'),
    modified: new Date('2021-01-08T17:00:00Z'),
    curators: [{ name: 'Vinit', slug: 'vinit' }],
    topics: [aTopic('Barriers & Guidelines')],
    tags: [],
    original: anOriginal(),
    aliases: [],
    state: 'published',
    ...over,
  }
}

/** A group of as many articles as asked for. */
export function aGroup<Subject>(subject: Subject, count: number): Group<Subject> {
  return {
    subject,
    articles: Array.from({ length: count }, (_, index) => anArticle({ slug: `article-${index}` })),
  }
}
