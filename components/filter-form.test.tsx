import { render, screen, within } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, test } from 'vitest'
import type { Facet } from '@/lib/filters'
import { FilterForm } from './filter-form'

const facets: Facet[] = [
  {
    name: 'topic',
    legend: 'Medigy topics',
    options: [{ value: 'medigy/devices', label: 'Devices', count: 5, isPicked: true }],
  },
  {
    name: 'topic',
    legend: 'Symplur topics',
    options: [{ value: 'symplur/ehr', label: 'EHR', count: 4, isPicked: true }],
  },
]

function show(over: Partial<ComponentProps<typeof FilterForm>> = {}) {
  const { container } = render(
    <FilterForm action="/list" facets={facets} applied={0} clearHref="/list" showDates {...over} />,
  )
  // The panel is closed, and what it holds is reached all the same.
  container.querySelector('details')?.setAttribute('open', '')
  const form = screen.getByRole<HTMLFormElement>('form', { name: 'Filter articles' })
  return { form, query: () => new URLSearchParams([...new FormData(form)] as [string, string][]).toString() }
}

test('is a plain GET form with a button', () => {
  const { form, query } = show()
  expect(form).toHaveAttribute('action', '/list')
  expect(form).toHaveAttribute('method', 'get')
  expect(within(form).getByRole('button', { name: 'Apply filters' })).toHaveAttribute('type', 'submit')
  expect(query()).toBe('topic=medigy%2Fdevices&topic=symplur%2Fehr&from=&to=')
})

test('keeps the search and the sort', () => {
  expect(show({ q: 'heart & soul', sort: 'old', showDates: false }).query()).toBe(
    'q=heart+%26+soul&sort=old&topic=medigy%2Fdevices&topic=symplur%2Fehr',
  )
})

test('each facet is a group', () => {
  show()
  for (const name of ['Medigy topics', 'Symplur topics', 'Date curated']) {
    expect(screen.getByRole('group', { name })).toBeInTheDocument()
  }
})

test('dates are shown as they were given, or not at all', () => {
  const { form } = show({ from: '2019-01-01', to: '2019-06-30' })
  const dates = within(within(form).getByRole('group', { name: 'Date curated' }))
  expect(dates.getByLabelText('From')).toHaveValue('2019-01-01')
  expect(dates.getByLabelText('To')).toHaveValue('2019-06-30')
  expect(dates.getByLabelText('To')).toHaveAttribute('name', 'to')
})

test('a list without dates does not ask for any', () => {
  show({ showDates: false })
  expect(screen.queryByRole('group', { name: 'Date curated' })).not.toBeInTheDocument()
})

test('says how many filters are in effect and clears them all', () => {
  show({ applied: 2, clearHref: '/list?q=heart' })
  expect(screen.getByText('Filter articles')).toHaveTextContent('Filter articles 2 applied')
  expect(screen.getByRole('link', { name: 'Clear all' })).toHaveAttribute('href', '/list?q=heart')
})

test('with nothing in effect there is nothing to clear', () => {
  show()
  expect(screen.getByText('None applied')).toBeInTheDocument()
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
})

test('the panel starts closed', () => {
  const { container } = render(
    <FilterForm action="/list" facets={facets} applied={2} clearHref="/list" showDates />,
  )
  expect(container.querySelector('details.filters')).not.toHaveAttribute('open')
})
