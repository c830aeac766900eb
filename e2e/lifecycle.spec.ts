/** What is not published is nowhere. */
import { expect, test } from '@playwright/test'
import { hidden, hiddenPictureKey, visibleNeighbor, withdrawn } from './fixture-content'
import { SAMPLE_ORIGIN } from './sites'
import { ask, mentions } from './support'

const LISTS = [
  '/',
  '/communities',
  '/communities/rehabilitation',
  '/communities/rehabilitation/curated-content',
  visibleNeighbor.path,
  '/topics',
  '/topics/medigy',
  '/sources',
  '/curators',
  '/tags',
  '/search',
  '/search?q=walks+the+corridor',
  '/communities/rehabilitation/curated-content/walks-the-corridor',
]

for (const [state, article] of Object.entries(hidden)) {
  test(`an article that is ${state} has no page`, async () => {
    const { path, alias, topic, source, curator, tag } = article
    for (const address of [
      path,
      `${path}/`,
      alias,
      topic,
      source,
      curator,
      tag,
      `/post/2020/06/01/${path.split('/').at(-1)}`,
    ]) {
      const answer = await ask(address)
      expect.soft(answer.status, address).toBe(404)
      expect
        .soft(
          mentions(answer.body, new RegExp(`${article.word} (?:walks|is the|in the|Editor|Weekly)`, 'g')),
          address,
        )
        .toEqual([])
    }
  })

  test(`an article that is ${state} has no picture`, async () => {
    const key = await hiddenPictureKey(article.word)
    for (const format of ['avif', 'webp']) {
      for (const width of [400, 640, 1180]) {
        expect.soft((await ask(`/media/${key}-${width}.${format}`)).status, `${width} ${format}`).toBe(404)
      }
    }
    for (const file of [
      `/${article.word.toLowerCase()}.png`,
      `/content/communities/rehabilitation/curated-content/${article.word.toLowerCase()}.png`,
    ]) {
      expect.soft((await ask(file)).status, file).toBe(404)
    }
  })
}

test('no list, count or search result knows of them', async () => {
  const words = new RegExp([...Object.values(hidden), withdrawn].map(({ word }) => word).join('|'), 'gi')
  for (const path of LISTS) expect.soft(mentions((await ask(path)).body, words), path).toEqual([])
  for (const { word } of [...Object.values(hidden), withdrawn]) {
    const { body } = await ask(`/search?q=${word}`)
    expect.soft(mentions(body, /No articles for “/g), word).not.toEqual([])
    expect.soft(mentions(body, /\/communities\/rehabilitation/g), word).toEqual([])
  }
})

test('the community counts only what can be read', async ({ page }) => {
  await page.goto('/communities/rehabilitation/curated-content')
  await expect(page.getByRole('heading', { level: 2, name: '1 article', exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([visibleNeighbor.title])
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Rehabilitation ?, 1 article$/ })).toBeVisible()
})

test('a withdrawn article is gone everywhere but at its address', async () => {
  const slug = withdrawn.word.toLowerCase()
  expect((await ask(withdrawn.path)).status).toBe(410)
  for (const path of [
    `/topics/medigy/${slug}-rounds`,
    `/sources/${slug}.example`,
    `/curators/${slug}-editor`,
    `/tags/${slug}-tag`,
  ]) {
    expect.soft((await ask(path)).status, path).toBe(404)
  }
  const key = await hiddenPictureKey(withdrawn.word)
  expect((await ask(`/media/${key}-640.webp`)).status).toBe(404)
})

test('the sample site keeps its drafts back as well', async ({ page }) => {
  await page.goto(`${SAMPLE_ORIGIN}/search?q=younger+generations+demand+from+health+IT`)
  await expect(
    page.getByRole('heading', { level: 3, name: 'What Younger Generations Demand from Health IT' }),
  ).toHaveCount(0)
  const answer = await ask(
    '/communities/patient-engagement/curated-content/healthtechmagazine-what-younger-generations-demand-from-health-it',
    { origin: SAMPLE_ORIGIN },
  )
  expect(answer.status).toBe(404)
})
