import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Pager } from './pager'

const listing = '/communities/ccm/curated-content'
const shown = () =>
  within(screen.getByRole('list'))
    .getAllByRole('listitem')
    .map((item) => item.textContent)

test('a page in the middle has neighbors, ends and both directions', () => {
  render(<Pager listing={listing} page={10} pages={20} total={395} size={20} />)
  expect(screen.getByRole('navigation', { name: 'Pages of results' })).toBeInTheDocument()
  expect(shown()).toEqual(['1', '…', '9', '10', '11', '…', '20'])
  expect(screen.getByText('Articles 181 to 200 of 395')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Page 10' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Page 9' })).not.toHaveAttribute('aria-current')
  expect(screen.getByRole('link', { name: 'Previous page' })).toHaveAttribute('href', `${listing}/page/9`)
  expect(screen.getByRole('link', { name: 'Next page' })).toHaveAttribute('href', `${listing}/page/11`)
})

test('the first page is the listing itself', () => {
  render(<Pager listing={listing} page={2} pages={2} total={38} size={20} />)
  expect(screen.getByRole('link', { name: 'Page 1' })).toHaveAttribute('href', listing)
  expect(screen.getByText('Articles 21 to 38 of 38')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Next page' })).not.toBeInTheDocument()
})

test.each([
  [1, 5, '1 2 3 4 5'],
  [1, 9, '1 2 3 … 9'],
  [4, 9, '1 2 3 4 5 … 9'],
  [9, 9, '1 … 7 8 9'],
  [5, 9, '1 … 4 5 6 … 9'],
])('on page %i of %i: %s', (page, pages, expected) => {
  render(<Pager listing={listing} page={page} pages={pages} total={pages * 20} size={20} />)
  expect(shown().join(' ')).toBe(expected)
})

test('addresses can be made elsewhere', () => {
  render(
    <Pager
      listing="/search"
      page={1}
      pages={2}
      total={30}
      size={20}
      hrefOf={(n) => `/search?q=x&page=${n}`}
    />,
  )
  expect(screen.getByRole('link', { name: 'Page 2' })).toHaveAttribute('href', '/search?q=x&page=2')
})

test('one page needs no pager', () => {
  const { container } = render(<Pager listing={listing} page={1} pages={1} total={3} size={20} />)
  expect(container).toBeEmptyDOMElement()
})
