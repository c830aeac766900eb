import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ArticleCard } from './article-card'
import { aTopic, anArticle } from './testing'

const variants = ['card', 'row', 'lead', 'dense'] as const
const path = '/communities/chronic-care-management/curated-content/ehr-downtime'

describe.each(variants)('as %s', (variant) => {
  test('the heading holds the one link to the article', () => {
    render(<ArticleCard article={anArticle()} variant={variant} showCommunity why="Shares the topic EHR" />)
    const heading = screen.getByRole('heading', { level: 3, name: 'How Hospitals Can Eliminate Downtime' })
    expect(within(heading).getByRole('link')).toHaveAttribute('href', path)
    expect(screen.getAllByRole('link').filter((link) => link.getAttribute('href') === path)).toHaveLength(1)
  })

  test('says why it is here and for which community', () => {
    render(<ArticleCard article={anArticle()} variant={variant} showCommunity why="Shares the topic EHR" />)
    expect(screen.getByText('Shares the topic EHR')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Chronic Care Management' })).toBeInTheDocument()
  })

  test('an article with nothing but a title leaves nothing empty', () => {
    const bare = anArticle({ description: undefined, topics: [], original: undefined, curators: [] })
    const { container } = render(<ArticleCard article={bare} variant={variant} />)
    for (const element of container.querySelectorAll('p, ul, div')) expect(element).not.toBeEmptyDOMElement()
    expect(screen.getAllByRole('link')).toHaveLength(1)
  })
})

test('a title is shown without the name of its source', () => {
  render(<ArticleCard article={anArticle({ title: 'Downtime - STAT News' })} variant="dense" />)
  expect(screen.getByRole('heading', { name: 'Downtime' })).toBeInTheDocument()
})

test('a row shows at most four topics, each a link', () => {
  const topics = ['A', 'B', 'C', 'D', 'E'].map((label) => aTopic(label))
  render(<ArticleCard article={anArticle({ topics })} variant="row" />)
  const links = within(screen.getByRole('list', { name: 'Topics' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/topics/medigy/a',
    '/topics/medigy/b',
    '/topics/medigy/c',
    '/topics/medigy/d',
  ])
})

test('a description that stops midway says so', () => {
  render(<ArticleCard article={anArticle({ description: 'connects the data center to' })} variant="row" />)
  expect(screen.getByText('connects the data center to…')).toBeInTheDocument()
})
