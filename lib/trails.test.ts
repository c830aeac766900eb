import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { articleTrail, communityTrail, pagedTrail, pageTrail, sectionTrail, topicTrail } from './trails'

const LISTING = '/communities/rural-care/curated-content'

test('an article is reached over its community and section', async () => {
  const { articles } = await catalogOf({
    'a.md': anArticleFile({ title: 'Power cut', breadcrumbs: [], breadcrumbLinks: [] }),
  })
  expect(articleTrail(articles[0]!)).toEqual([
    { label: 'Home', href: '/' },
    { label: 'Communities', href: '/communities' },
    { label: 'Rural Care (RC)', href: '/communities/rural-care' },
    { label: 'Curated Content', href: LISTING },
    { label: 'Power cut' },
  ])
})

test('a file may name the steps of its trail, never where they lead', async () => {
  const { articles } = await catalogOf({
    'a.md': anArticleFile({
      title: 'Power cut',
      slug: 'power-cut',
      breadcrumbs: ['Start', 'All communities', 'Rural', 'Picked', 'Cut'],
      breadcrumbLinks: [
        '/',
        '/communities',
        '/communities/rural-care/',
        `${LISTING}/`,
        `${LISTING}/power-cut/`,
      ],
    }),
  })
  expect(articleTrail(articles[0]!).map(({ label, href }) => `${label} ${href ?? ''}`)).toEqual([
    'Start /',
    'All communities /communities',
    'Rural /communities/rural-care',
    `Picked ${LISTING}`,
    'Cut ',
  ])
})

test('every other page ends with itself, without a link', async () => {
  const catalog = await catalogOf({ 'a.md': anArticleFile({}) })
  const [section] = catalog.sections
  const [vocabulary] = catalog.vocabularies
  const labels = [
    pageTrail('Sources'),
    communityTrail(section!.subject.community),
    sectionTrail(section!.subject),
    topicTrail(vocabulary!.subject, 'Care Coordination'),
  ].map((trail) => trail.map(({ label, href }) => `${label} ${href ?? ''}`.trim()).join(' > '))
  expect(labels).toEqual([
    'Home / > Sources',
    'Home / > Communities /communities > Rural Care (RC)',
    'Home / > Communities /communities > Rural Care (RC) /communities/rural-care > Curated Content',
    'Home / > Topics /topics > Medigy /topics/medigy > Care Coordination',
  ])
})

test('on a further page the listing itself becomes a step', () => {
  const trail = pageTrail('Sources')
  expect(pagedTrail(trail, '/sources', 1)).toBe(trail)
  expect(pagedTrail(trail, '/sources', 3)).toEqual([
    { label: 'Home', href: '/' },
    { label: 'Sources', href: '/sources' },
    { label: 'Page 3' },
  ])
})
