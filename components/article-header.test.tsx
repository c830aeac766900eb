import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ArticleHeader } from './article-header'
import { anArticle } from './testing'

const byline = (container: HTMLElement) => container.querySelector('.byline')

test('names the article, its source and its curator', () => {
  const { container } = render(<ArticleHeader article={anArticle()} />)
  expect(
    screen.getByRole('heading', { level: 1, name: 'How Hospitals Can Eliminate Downtime' }),
  ).toBeInTheDocument()
  expect(byline(container)).toHaveTextContent('From statnews.com')
  expect(byline(container)).toHaveTextContent('Curated January 8, 2021 by Vinit')
  expect(screen.getByRole('link', { name: 'statnews.com' })).toHaveAttribute(
    'href',
    'https://www.statnews.com/2021/01/08/downtime/?a=1&b=2',
  )
  expect(screen.getByRole('link', { name: 'Vinit' })).toHaveAttribute('href', '/curators/vinit')
  expect(screen.getByText('January 8, 2021')).toHaveAttribute('datetime', '2021-01-08')
})

test('says updated only when the day differs', () => {
  const { container, rerender } = render(<ArticleHeader article={anArticle()} />)
  expect(byline(container)).not.toHaveTextContent('Updated')
  rerender(<ArticleHeader article={anArticle({ modified: new Date('2021-01-09T00:00:00Z') })} />)
  expect(byline(container)).toHaveTextContent('Updated January 9, 2021')
})

test('several curators read as a list', () => {
  const curators = ['Ann', 'Bo', 'Cy'].map((name) => ({ name, slug: name.toLowerCase() }))
  const { container } = render(<ArticleHeader article={anArticle({ curators })} />)
  expect(byline(container)).toHaveTextContent('by Ann, Bo and Cy')
})

test('without source and curator the day is left', () => {
  const { container } = render(<ArticleHeader article={anArticle({ original: undefined, curators: [] })} />)
  expect(byline(container)).toHaveTextContent(/^Curated January 8, 2021$/)
})
