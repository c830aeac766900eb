import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { parseFilters, type Facet } from '@/lib/filters'
import { Results } from './results'
import { anArticle } from './testing'

const FACETS: readonly Facet[] = [
  {
    name: 'topic',
    legend: 'Medigy topics',
    options: [{ value: 'medigy/workflow', label: 'Workflow', count: 21, isPicked: true }],
  },
]
const ARTICLES = Array.from({ length: 21 }, (_, index) =>
  anArticle({ slug: `a-${index}`, title: `Title ${index}` }),
)

function renderResults(over: Partial<Parameters<typeof Results>[0]> = {}) {
  const applied = parseFilters(new URLSearchParams('topic=medigy/workflow'))
  return render(
    <Results
      url="/list"
      clearHref="/list?q=ehr"
      applied={applied}
      facets={FACETS}
      ignored={[]}
      articles={ARTICLES}
      shown={ARTICLES.slice(0, 20)}
      page={1}
      hrefOf={(page) => `/list?page=${page}`}
      empty={<p>Nothing here</p>}
      {...over}
    />,
  )
}

test('the filters stand beside what they leave, with the way to the next page', () => {
  renderResults({ before: <p>Above</p>, note: <p>Note</p>, ignored: ['We ignored “year=x”.'] })
  expect(screen.getByRole('heading', { level: 2, name: '21 articles' })).toBeInTheDocument()
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(20)
  expect(screen.getByRole('checkbox', { name: /^Workflow/ })).toBeChecked()
  expect(screen.getByRole('form', { name: 'Filter articles' })).toHaveAttribute('action', '/list')
  expect(screen.getByRole('link', { name: 'Clear all' })).toHaveAttribute('href', '/list?q=ehr')
  const pager = within(screen.getByRole('navigation', { name: 'Pages of results' }))
  expect(pager.getByRole('link', { name: /2/ })).toHaveAttribute('href', '/list?page=2')
  const text = document.body.textContent
  const order = ['Above', 'Newest', 'We ignored “year=x”.', 'Note', 'Title 0'].map((part) =>
    text.indexOf(part),
  )
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(screen.queryByText('Nothing here')).toBeNull()
})

test('without articles it says so', () => {
  renderResults({ articles: [], shown: [] })
  expect(screen.getByRole('heading', { level: 2, name: '0 articles' })).toBeInTheDocument()
  expect(screen.getByText('Nothing here')).toBeInTheDocument()
})
