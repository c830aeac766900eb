import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SearchField } from './search-field'

test('the field in the header sends q to the search page', () => {
  render(<SearchField size="bar" />)
  const form = screen.getByRole('search', { name: 'Site' })
  expect(form).toHaveAttribute('action', '/search')
  expect(form).toHaveAttribute('method', 'get')
  const input = within(form).getByRole('searchbox', { name: 'Search articles, topics and sources' })
  expect(input).toHaveAttribute('name', 'q')
})

test('the big field holds the query and has a button', () => {
  render(<SearchField size="big" query="physician burnout" />)
  const form = screen.getByRole('search', { name: 'Results' })
  expect(within(form).getByRole('searchbox', { name: 'Search for' })).toHaveValue('physician burnout')
  expect(within(form).getByRole('button', { name: 'Search' })).toHaveAttribute('type', 'submit')
})
