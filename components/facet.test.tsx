import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { FacetName, FacetOption } from '@/lib/filters'
import { FacetGroup } from './facet'

function options(count: number, picked: readonly number[] = []): FacetOption[] {
  return Array.from({ length: count }, (_, index) => ({
    value: `value-${index}`,
    label: `Label ${index}`,
    count: count - index,
    isPicked: picked.includes(index),
  }))
}

const boxes = (container: HTMLElement, selector: string) =>
  [...container.querySelectorAll<HTMLInputElement>(`${selector} input`)].map(({ value }) => value)

test('an option sends its value and says how many articles it gives', () => {
  render(
    <FacetGroup
      facet={{
        name: 'topic',
        legend: 'Medigy topics',
        options: [
          { value: 'medigy/care-coordination', label: 'Care Coordination', count: 1204, isPicked: true },
          { value: 'medigy/devices', label: 'Devices', count: 1, isPicked: false },
        ],
      }}
    />,
  )
  const group = within(screen.getByRole('group', { name: 'Medigy topics' }))
  const picked = group.getByRole('checkbox', { name: /^Care Coordination ?, 1,204 articles$/ })
  expect(picked).toBeChecked()
  expect(picked).toHaveAttribute('name', 'topic')
  expect(picked).toHaveAttribute('value', 'medigy/care-coordination')
  expect(picked.closest('label')).toHaveTextContent(/^Care Coordination, 1,204 articles$/)
  expect(group.getByRole('checkbox', { name: /^Devices ?, 1 article$/ })).not.toBeChecked()
})

test('a click on the words ticks the box', async () => {
  render(<FacetGroup facet={{ name: 'source', legend: 'Source', options: options(1) }} />)
  await userEvent.setup().click(screen.getByText('Label 0'))
  expect(screen.getByRole('checkbox')).toBeChecked()
})

test.each([
  ['topic', 'Show 6 more topics'],
  ['source', 'Show 6 more sources'],
  ['community', 'Show 6 more communities'],
  ['curator', 'Show 6 more curators'],
  ['year', 'Show 6 more years'],
] satisfies [FacetName, string][])('a long list of %s folds under "%s"', (name, summary) => {
  const { container } = render(<FacetGroup facet={{ name, legend: 'Facet', options: options(12) }} />)
  expect(screen.getByText(summary).closest('details')).not.toHaveAttribute('open')
  expect(boxes(container, 'fieldset > label')).toHaveLength(6)
  expect(boxes(container, 'details')).toEqual([6, 7, 8, 9, 10, 11].map((index) => `value-${index}`))
})

test('picked options stay in sight and in their place', () => {
  const { container } = render(
    <FacetGroup facet={{ name: 'source', legend: 'Source', options: options(6, [0, 4]) }} limit={2} />,
  )
  expect(boxes(container, 'fieldset > label')).toEqual(['value-0', 'value-1', 'value-4'])
  expect(screen.getByText('Show 3 more sources')).toBeInTheDocument()
})

test('a list that fits has nothing to unfold', () => {
  const { container } = render(<FacetGroup facet={{ name: 'year', legend: 'Year', options: options(6) }} />)
  expect(screen.getAllByRole('checkbox')).toHaveLength(6)
  expect(container.querySelector('details')).not.toBeInTheDocument()
})

test('an option that gives nothing looks like it', () => {
  const none = { value: '2018', label: '2018', count: 0, isPicked: true }
  render(<FacetGroup facet={{ name: 'year', legend: 'Year', options: [...options(1), none] }} />)
  expect(screen.getByRole('checkbox', { name: /0 articles$/ }).closest('label')).toHaveClass('opt', 'zero')
  expect(screen.getByRole('checkbox', { name: /1 article$/ }).closest('label')).not.toHaveClass('zero')
})

test('no options, no group', () => {
  const { container } = render(<FacetGroup facet={{ name: 'year', legend: 'Year', options: [] }} />)
  expect(container).toBeEmptyDOMElement()
})
