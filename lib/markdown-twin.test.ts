import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { SafeHtml } from './content/body'
import { anArticleFile, catalogOf } from './content/testing'
import { markdownTwin } from './markdown-twin'
import { absolute } from './site'

async function twinOf(overrides: Readonly<Record<string, unknown>>, html = '<p>Text</p>') {
  const { articles } = await catalogOf({ 'a.md': anArticleFile(overrides) })
  const twin = markdownTwin(articles[0]!, html as SafeHtml)
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(twin) ?? []
  return { facts: parse(front) as unknown, body }
}

test('the facts stand in the front matter', async () => {
  const { facts } = await twinOf({ title: 'Power cut: "off" #1', slug: 'power-cut' })
  expect(facts).toEqual({
    title: 'Power cut: "off" #1',
    url: absolute('/communities/rural-care/curated-content/power-cut'),
    source: 'riverjournal.example',
    original: 'https://www.riverjournal.example/power-cut-off-1/',
    date: '2024-03-05T08:27:09.075Z',
    modified: '2024-03-06T09:54:18.911Z',
    description: 'How a small clinic kept working for two days without electricity',
    community: 'Rural Care (RC)',
    curators: ['Mara'],
    topics: ['Medigy: Care Coordination', 'Symplur: EHR (Electronic Health Record)'],
  })
})

test('title, text and original follow', async () => {
  const { body } = await twinOf({ title: 'Power *cut*' })
  expect(body).toBe(
    '# Power \\*cut\\*\n\nText\n\n[Read the original at riverjournal.example](<https://www.riverjournal.example/power-cut/>)\n',
  )
})

test('without a text, the description is there', async () => {
  const { body } = await twinOf({ title: 'Power cut', description: 'Two <days> off' }, '')
  expect(body).toContain('\n\nTwo \\<days\\> off\n\n')
})
