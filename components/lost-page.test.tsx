import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LostPage } from './lost-page'
import { anArticle } from './testing'

test('searches for the words of the address and offers articles', () => {
  render(<LostPage query="ehr downtime" articles={[anArticle({ title: 'Near' })]} />)
  expect(screen.getByRole('heading', { level: 1, name: 'We can’t find that page' })).toBeInTheDocument()
  expect(screen.getByRole('searchbox', { name: 'Search for' })).toHaveValue('ehr downtime')
  expect(screen.getByRole('heading', { level: 3, name: 'Near' })).toBeInTheDocument()
})

test('an empty library leaves the search', () => {
  render(<LostPage query="" articles={[]} />)
  expect(screen.getByRole('search')).toBeInTheDocument()
  expect(screen.queryByRole('heading', { level: 2 })).not.toBeInTheDocument()
})
