import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ActiveFilters } from './active-filters'

test('a sentence whose ends can be removed', () => {
  const { container } = render(
    <ActiveFilters
      lead="Showing articles about any of"
      filters={[
        { label: 'EHR', without: '/list?topic=symplur/heart' },
        { label: 'Heart Disease', without: '/list?topic=symplur/ehr' },
      ]}
    />,
  )
  expect(container).toHaveTextContent(/^Showing articles about any of/)
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByRole('link', { name: 'Remove filter: EHR' })).toHaveAttribute(
    'href',
    '/list?topic=symplur/heart',
  )
  expect(screen.getByRole('link', { name: 'Remove filter: Heart Disease' })).toHaveAttribute(
    'href',
    '/list?topic=symplur/ehr',
  )
})

test('no filters, no sentence', () => {
  const { container } = render(<ActiveFilters lead="Showing articles about any of" filters={[]} />)
  expect(container).toBeEmptyDOMElement()
})
