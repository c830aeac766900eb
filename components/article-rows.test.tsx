import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ArticleRows } from './article-rows'
import { anArticle } from './testing'

const articles = [
  anArticle({ slug: 'a', title: 'A', date: new Date('2021-01-20') }),
  anArticle({ slug: 'b', title: 'B', date: new Date('2021-01-02') }),
  anArticle({ slug: 'c', title: 'C', date: new Date('2019-05-08') }),
]
const headings = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)

test('every heading is an article', () => {
  render(<ArticleRows articles={articles} />)
  expect(headings()).toEqual(['A', 'B', 'C'])
})

test('months divide the list without being headings', () => {
  render(<ArticleRows articles={articles} byMonth />)
  expect(headings()).toEqual(['A', 'B', 'C'])
  const january = within(screen.getByRole('list', { name: 'January 2021' }))
  expect(january.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['A', 'B'])
  expect(screen.getByRole('list', { name: 'May 2019' })).toBeInTheDocument()
})
