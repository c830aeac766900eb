import { describe, expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { lostAddresses, wordsOfAddress } from './lost'

async function site() {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut', aliases: ['/old/power'] }),
    'b.md': anArticleFile({ title: 'Taken back', slug: 'taken-back', status: 'archived' }),
  })
  return lostAddresses(() => catalog)
}

test('the words of an address are those of its last part', () => {
  expect(wordsOfAddress('/communities/x/night-buses.html')).toBe('night buses')
  expect(wordsOfAddress('/a/%C3%BCber%20uns/')).toBe('über uns')
  expect(wordsOfAddress('/%zz')).toBe('zz')
  expect(wordsOfAddress('/')).toBe('')
})

test('words that no title has are put into the page for all of them', async () => {
  const { fillFor, sample } = await site()
  const page = `<input value="${sample.slice(1)}"/>`
  expect(fillFor('/blog/%22%3E%3Cscript%3Ealert(1)')?.(page)).toBe('<input value="script alert 1"/>')
  expect(fillFor('/wp-login.php?x=1')?.(page)).toBe('<input value="wp login"/>')
})

describe('rendered one by one', () => {
  test.each([
    ['an article', '/communities/rural-care/curated-content/power-cut'],
    ['an old address', '/old/power'],
    ['a withdrawn article', '/communities/rural-care/curated-content/taken-back'],
    ['a page past the end', '/communities/rural-care/curated-content/page/9'],
    ['an address near a title', '/news/power-failure'],
    ['an address without words', '/-/'],
    ['a malformed address', '/%zz'],
    ['a route handler', '/api/unknown'],
    ['a preview link', '/preview/enter?token=x'],
    ['an old search', '/?s=words'],
    ['a file', '/favicon.ico'],
  ])('%s', async (_, url) => {
    expect((await site()).fillFor(url)).toBeUndefined()
  })
})
