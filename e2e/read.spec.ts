/** A reader reads: from the home page to the original, and around. */
import { expect, test, type Page } from '@playwright/test'
import {
  bookmark,
  contributed,
  earlier,
  empty,
  exported,
  foreign,
  fromWordPress,
  longest,
  paged,
  pictured,
  twin,
} from './fixture-content'
import { ask, mentions } from './support'
import { SAMPLE_ORIGIN, SITE_URL } from './sites'

const trailOf = (page: Page) => page.getByRole('navigation', { name: 'Breadcrumb' }).locator('li')

test('from the home page through community and listing to an article and its original', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Healthcare reading, picked by people who do the work',
  )
  await page
    .getByRole('listitem')
    .getByRole('link', { name: /^Chronic Care Management ?, 3 articles$/ })
    .click()
  await expect(page).toHaveURL('/communities/chronic-care-management')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chronic Care Management (CCM)')

  await page.getByRole('link', { name: 'Browse 3 articles' }).click()
  await expect(page).toHaveURL('/communities/chronic-care-management/curated-content')
  await expect(page.getByRole('heading', { level: 2, name: '3 articles' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([
    pictured.title,
    exported.title,
    earlier.title,
  ])

  await page.getByRole('heading', { level: 3, name: exported.title }).getByRole('link').click()
  await expect(page).toHaveURL(exported.path)
  await expect(page).toHaveTitle(`${exported.title} | Medigy Communities`)

  const main = page.getByRole('main')
  const toOriginal = main.getByRole('link', { name: `Read the original at ${exported.brand}` })
  await expect(toOriginal).toHaveAttribute('href', exported.href)
  await expect(toOriginal).toHaveAttribute('rel', 'external noopener')
  await expect(toOriginal).not.toHaveAttribute('target')
  await expect(main.getByText(`From ${exported.brand}`).getByRole('link')).toHaveAttribute(
    'href',
    exported.href,
  )
})

test('an article shows its words, its curator and its date, and each once', async ({ page }) => {
  const response = await page.goto(exported.path)
  const html = (await response?.text()) ?? ''
  expect(html).toContain('Vinit')
  expect(html.toLowerCase()).not.toContain('maxinovip')

  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(exported.title)
  const article = page.getByRole('article', { name: exported.title })
  await expect(article.locator('.prose p')).toHaveText([...exported.paragraphs])
  const words = exported.paragraphs.join(' ').split(' ').length
  await expect(article.getByText(`We quote ${words} words.`)).toBeVisible()

  const curated = page
    .getByRole('banner')
    .or(page.getByRole('main'))
    .getByText('Curated January 8, 2021 by Vinit')
  await expect(curated.locator('time')).toHaveAttribute('datetime', '2021-01-08')
  await expect(page.getByText('Updated', { exact: false })).toHaveCount(0)
  await expect(curated.getByRole('link', { name: 'Vinit' })).toHaveAttribute('href', '/curators/vinit')
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', SITE_URL + exported.path)
})

test('the trail names every step, and every link of it answers', async ({ page, request }) => {
  await page.goto(exported.path)
  await expect(trailOf(page)).toHaveText([
    'Home',
    'Communities',
    'Chronic Care Management (CCM)',
    'Curated Content',
    exported.title,
  ])
  const current = page.getByRole('navigation', { name: 'Breadcrumb' }).locator('[aria-current="page"]')
  await expect(current).toHaveText(exported.title)
  const hrefs = await trailOf(page)
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(hrefs).toEqual([
    '/',
    '/communities',
    '/communities/chronic-care-management',
    '/communities/chronic-care-management/curated-content',
  ])
  for (const href of hrefs) expect((await request.get(href, { maxRedirects: 0 })).status(), href).toBe(200)
})

test('a stored trail that leads elsewhere is not believed', async ({ page }) => {
  await page.goto(contributed.path)
  const hrefs = await trailOf(page)
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(hrefs).toEqual([
    '/',
    '/communities',
    '/communities/risk-and-compliance',
    '/communities/risk-and-compliance/contributed-content',
  ])
})

test('earlier and later articles of the community, up to its newest', async ({ page }) => {
  await page.goto(earlier.path)
  const turn = page.getByRole('navigation', { name: 'More in this community' })
  await expect(turn.getByRole('link')).toHaveCount(1)
  await turn.getByRole('link', { name: `Later in CCM, Jan 8, 2021 ${exported.title}` }).click()
  await expect(page).toHaveURL(exported.path)
  await expect(turn.getByRole('link', { name: `Earlier in CCM, Nov 5, 2020 ${earlier.title}` })).toBeVisible()
  await turn.getByRole('link', { name: `Later in CCM, Feb 2, 2021 ${pictured.title}` }).click()
  await expect(page).toHaveURL(pictured.path)
  await turn.getByRole('link', { name: 'You’re up to date in CCM Browse all 3 articles' }).click()
  await expect(page).toHaveURL('/communities/chronic-care-management/curated-content')
})

test('related articles say what they share', async ({ page }) => {
  await page.goto(exported.path)
  const related = page.getByRole('region', { name: 'Related by topic' })
  const sibling = related.getByRole('article').filter({ hasText: pictured.title })
  await expect(sibling).toContainText('Shares Barriers & Guidelines and EHR')
  await expect(related.getByRole('link', { name: exported.title })).toHaveCount(0)
  await expect(related.getByRole('article').filter({ hasText: longest.title })).toContainText(
    'Shares the topic EHR',
  )
})

test('topics, source and curator of an article lead to pages that list it', async ({ page }) => {
  await page.goto(exported.path)
  const rail = page.getByRole('complementary', { name: 'About this article' })
  await expect(rail.getByRole('list', { name: 'Medigy topics' }).getByRole('link')).toHaveText([
    'Barriers & Guidelines',
    'Enterprise Wellness',
  ])
  await rail.getByRole('link', { name: 'EHR (Electronic Health Record)' }).click()
  await expect(page).toHaveURL('/topics/symplur/ehr-electronic-health-record')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('EHR (Electronic Health Record)')
  await expect(page.getByRole('heading', { level: 3, name: exported.title })).toBeVisible()

  for (const path of [
    '/topics/medigy/barriers-and-guidelines',
    '/topics/medigy/enterprise-wellness',
    '/tags/news',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 3, name: exported.title })).toBeVisible()
  }

  await page.goto(exported.path)
  await expect(rail.getByText('2 articles')).toBeVisible()
  await rail.getByRole('link', { name: exported.brand }).click()
  await expect(page).toHaveURL('/sources/riverclinicjournal.example')
  await expect(page.getByRole('heading', { level: 2, name: '2 articles' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([exported.title, earlier.title])

  await page.goto('/curators')
  await page.getByRole('main').getByRole('link', { name: 'Vinit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vinit')
  await expect(page.getByRole('heading', { level: 3, name: exported.title })).toBeVisible()
})

test('the lists of topics, sources, communities and tags count what they lead to', async ({ page }) => {
  await page.goto('/topics')
  await page.getByRole('link', { name: /^Home Visits ?, 45 articles$/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: '45 articles' })).toBeVisible()

  await page.goto('/sources')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'homevisits.example' }) })
  await expect(row.getByRole('cell').first()).toHaveText('45')

  const firstSource = page.getByRole('row').nth(1).getByRole('link')
  await expect(firstSource).toHaveText('homevisits.example')
  await page.getByRole('navigation', { name: 'Sort' }).getByRole('link', { name: 'A to Z' }).click()
  await expect(page).toHaveURL('/sources?sort=az')
  await expect(page.getByRole('table', { name: 'Publications from A to Z' })).toBeVisible()
  const names = await page.getByRole('row').getByRole('link').allTextContents()
  expect(names.length).toBeGreaterThan(3)
  expect(names).toEqual(names.toSorted(new Intl.Collator('en-US', { numeric: true }).compare))
  await page.goto('/sources?sort=size')
  await expect(page.getByText('We ignored “sort=size” because there is no such order.')).toBeVisible()

  await page.goto('/communities')
  const emptyOne = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: empty.name }) })
  await expect(emptyOne).toContainText('Nothing curated yet')

  await page.goto('/tags')
  await page.getByRole('link', { name: /^Downtime/ }).click()
  await expect(page).toHaveURL('/tags/downtime')
  // Tags of the two neighbors; theirs only.
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([pictured.title, earlier.title])
})

test('a long listing is read page by page', async ({ page }) => {
  await page.goto(paged.listing)
  await expect(page.getByRole('heading', { level: 2, name: `${paged.count} articles` })).toBeVisible()
  const titles = page.getByRole('main').getByRole('heading', { level: 3 })
  const expected = Array.from({ length: paged.count }, (_, index) => paged.title(paged.count - index))
  await expect(titles).toHaveText(expected.slice(0, 20))

  const pager = page.getByRole('navigation', { name: 'Pages of results' })
  await expect(pager.getByText('Articles 1 to 20 of 45')).toBeVisible()
  await expect(pager.getByRole('link', { name: 'Page 1', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await pager.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(`${paged.listing}/page/2`)
  await expect(page).toHaveTitle(/, page 2/)
  await expect(titles).toHaveText(expected.slice(20, 40))
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    `${SITE_URL}${paged.listing}/page/2`,
  )

  await pager.getByRole('link', { name: 'Page 3', exact: true }).click()
  await expect(titles).toHaveText(expected.slice(40))
  await expect(pager.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  await pager.getByRole('link', { name: 'Previous page' }).click()
  await pager.getByRole('link', { name: 'Page 1', exact: true }).click()
  await expect(page).toHaveURL(paged.listing)
})

test('a contributed article without a source has no way out that leads nowhere', async ({ page }) => {
  await page.goto(contributed.path)
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(contributed.title)
  await expect(main.getByRole('link', { name: /original/i })).toHaveCount(0)
  await expect(
    main.locator('a[href=""], a[href="#"], a[href*="null"], a[href*="undefined"], a:not([href])'),
  ).toHaveCount(0)
  await expect(main.locator('.prose img')).toHaveCount(0)
  await expect(main.locator('strong').getByText('Start with who decides')).toBeVisible()
  await expect(main.getByRole('cell', { name: 'Call the pharmacy' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'the checklist' })).toHaveAttribute(
    'href',
    'https://wardnotes.example/checklist',
  )
  await expect(main.locator('time[datetime="2017-12-15"]').first()).toHaveText('December 15, 2017')
  await expect(main.getByRole('link', { name: 'Unsorted words' })).toHaveAttribute(
    'href',
    '/topics/unsorted/unsorted-words',
  )
})

test('older exports and bookmarks become articles of the same kind', async ({ page }) => {
  await page.goto(fromWordPress.path)
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fromWordPress.title)
  await expect(main.locator('.prose')).toContainText('They rarely ask for more…')
  await expect(main.getByRole('link', { name: /Read the original/ })).toHaveAttribute(
    'href',
    fromWordPress.href,
  )
  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /— and a fourth…$/)
  expect(await page.content()).not.toMatch(/&amp;(?:nbsp|hellip|#8212|amp);/)

  await page.goto(bookmark.path)
  await expect(main.getByRole('link', { name: `Read the original at ${bookmark.brand}` })).toHaveAttribute(
    'href',
    bookmark.href,
  )
  await expect(trailOf(page)).toHaveText([
    'Home',
    'Communities',
    'General',
    'Curated Content',
    bookmark.title,
  ])
  await page.goto('/tags/healthcare-it')
  await expect(page.getByRole('heading', { level: 3, name: bookmark.title })).toBeVisible()
})

test('names in other scripts have pages, and two files on one address show the first', async ({ page }) => {
  await page.goto('/communities/hard-cases/curated-content')
  await page.getByRole('heading', { level: 3, name: foreign.title }).getByRole('link').click()
  await expect(page).toHaveURL(foreign.path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(foreign.title)
  await page.getByRole('complementary').getByRole('link', { name: foreign.topic.label }).click()
  await expect(page).toHaveURL(foreign.topic.path)
  await expect(page.getByRole('heading', { level: 3, name: foreign.title })).toBeVisible()
  await page.goto('/topics/symplur/diabete-and-ernahrung')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diabète & Ernährung')

  await page.goto(twin.path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(twin.shown)
  expect(
    mentions((await ask('/communities/hard-cases/curated-content')).body, new RegExp(twin.left, 'g')),
  ).toEqual([])
})

test('the sample site reads the same way', async ({ page }) => {
  await page.goto(SAMPLE_ORIGIN)
  const shelf = page.getByRole('main').getByRole('list').first().getByRole('link')
  expect(await shelf.count()).toBeGreaterThanOrEqual(8)
  const name = await shelf.first().getByText(/\w/).first().innerText()
  expect(name).not.toBe('')
  await shelf.first().click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(?:Browse|.*:) \d+ articles$/ })
    .first()
    .click()
  await page.getByRole('main').getByRole('heading', { level: 3 }).first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const original = page.getByRole('main').getByRole('link', { name: /^Read the original at / })
  await expect(original).toHaveAttribute('href', /^https?:\/\/[^/]+\./)
  await expect(original).toHaveAttribute('rel', 'external noopener')
})
