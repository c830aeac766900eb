import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { llmsText } from './llms'
import { absolute, site } from './site'

test('a title, a summary, and parts made of links', async () => {
  const text = llmsText(
    await catalogOf({
      'a.md': anArticleFile({ title: 'Power [cut]', slug: 'power-cut' }),
      'draft.md': anArticleFile({ title: 'Secret', slug: 'secret', status: 'draft' }),
    }),
  )
  const [title, summary] = text.split('\n\n')
  expect(title).toBe(`# ${site.name}`)
  expect(summary).toMatch(/^> /)
  expect(summary).toContain(site.description)
  const twin = absolute('/communities/rural-care/curated-content/power-cut.md')
  expect(text).toContain(`- [Power \\[cut\\]](${twin}): From riverjournal.example\n`)
  expect(text).toContain(`- [Rural Care (RC)](${absolute('/communities/rural-care')}): `)
  expect(text).toContain(absolute('/sitemap.xml'))
  expect(text).toContain(absolute('/api/v1/openapi.json'))
  expect(text.toLowerCase()).not.toContain('secret')
  expect(text.endsWith('\n')).toBe(true)
})

test('an empty library has no empty parts', async () => {
  expect(llmsText(await catalogOf({}))).not.toContain('## Newest articles')
})
