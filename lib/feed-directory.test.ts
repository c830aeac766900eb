// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { feedDirectory, opmlText } from './feed-directory'
import { absolute, site } from './site'

function aCatalog() {
  return catalogOf({
    'a.md': anArticleFile({ title: 'Power cut', communityTopics: ['Medigy: Costs & <Care>'] }),
    'draft.md': anArticleFile({ title: 'Not yet', status: 'draft', communityTopics: ['Medigy: Secret'] }),
    'communities/empty-shelf/_index.md': '---\nname: Empty Shelf\n---\n',
  })
}

test('every community is there with its sections, then topics and sources', async () => {
  const { communities, topics, sources } = feedDirectory(await aCatalog())
  expect(communities.map(({ feed, sections }) => [feed.url, sections.map(({ url }) => url)])).toEqual([
    ['/communities/rural-care', ['/communities/rural-care/curated-content']],
    ['/communities/empty-shelf', []],
  ])
  expect(topics.map(({ url }) => url)).toEqual(['/topics/medigy/costs-and-care'])
  expect(sources.map(({ url }) => url)).toEqual(['/sources/riverjournal.example'])
})

test('OPML holds a feed and a page for each of them', async () => {
  const text = opmlText(feedDirectory(await aCatalog()))
  const document = new DOMParser().parseFromString(text, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  expect(document.querySelector('opml[version="2.0"] > head > title')?.textContent).toBe(site.name)
  const feeds = [...document.querySelectorAll('outline[type="rss"]')]
  expect(feeds.map((feed) => feed.getAttribute('xmlUrl'))).toEqual(
    [
      '/feed.xml',
      '/communities/rural-care/feed.xml',
      '/communities/rural-care/curated-content/feed.xml',
      '/communities/empty-shelf/feed.xml',
      '/topics/medigy/costs-and-care/feed.xml',
      '/sources/riverjournal.example/feed.xml',
    ].map(absolute),
  )
  for (const outline of document.querySelectorAll('outline'))
    expect(outline.getAttribute('text')).not.toBe('')
  expect(feeds[4]?.getAttribute('text')).toBe('Costs & <Care> (Medigy topic)')
})
