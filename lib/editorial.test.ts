import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { diversityOf, published, quietCommunities, quietTopics } from './editorial'

const NOW = new Date('2026-06-15T00:00:00Z')

const catalog = () =>
  catalogOf(
    Object.fromEntries(
      [
        ['heart', '2026-06-01', 'Medigy: New', 'a.example'],
        ['heart', '2025-01-20', 'Medigy: Old', 'a.example'],
        ['rural', '2025-12-15', 'Medigy: Old', 'a.example'],
        ['rural', '2025-12-14', 'Medigy: New', 'b.example'],
        ['sleep', '2026-01-16', 'Medigy: Older', 'c.example'],
        ['sleep', '2026-06-10', 'Medigy: Older', 'c.example', 'draft'],
      ].map(([community, date, topic, host, status = ''], index) => [
        `${index}.md`,
        anArticleFile({
          title: `Article ${index}`,
          basePath: `/communities/${community}/curated-content/`,
          date,
          communityTopics: [topic],
          link: { href: `https://${host}/${index}` },
          status,
        }),
      ]),
    ),
    { preview: true, now: NOW },
  )

test('communities without news for six months; drafts are no news', async () => {
  const quiet = quietCommunities(await catalog(), 4, NOW)
  expect(quiet.map(({ subject, articles, months }) => [subject.slug, articles, months])).toEqual([
    ['rural', 2, 6],
    ['sleep', 1, 4],
  ])
  expect(quietCommunities(await catalog(), 7, NOW)).toEqual([])
})

test('topics without news', async () => {
  const quiet = quietTopics(await catalog(), 4, NOW)
  expect(quiet.map(({ subject, latest, months }) => [subject.label, latest.title, months])).toEqual([
    ['Old', 'Article 2', 6],
    ['Older', 'Article 4', 4],
  ])
})

test('the diversity of sources', async () => {
  const { sources, articles, largest, effective } = diversityOf(published(await catalog()))
  expect([sources, articles, largest?.source.domain, largest?.share]).toEqual([3, 5, 'a.example', 0.6])
  expect(effective).toBeCloseTo(1 / (0.36 + 0.04 + 0.04))
  expect(diversityOf([])).toEqual({ sources: 0, articles: 0, largest: undefined, effective: 0 })
})
