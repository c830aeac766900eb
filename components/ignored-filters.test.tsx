import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { IgnoredFilters } from './ignored-filters'

const topic = 'We ignored “topic=foo” because there is no topic with that name.'
const dates = '“From” is after “To”. Showing all dates.'
const said = () => screen.getAllByRole('listitem').map((item) => item.textContent)

test('every ignored filter is named', () => {
  const { container } = render(<IgnoredFilters messages={[topic, dates]} />)
  expect(screen.getByText('Part of your request was ignored')).toBeInTheDocument()
  expect(said()).toEqual([topic, dates])
  expect(container.firstElementChild).toHaveClass('notice', 'info')
})

test('nothing ignored, nothing said', () => {
  const { container } = render(<IgnoredFilters messages={[]} />)
  expect(container).toBeEmptyDOMElement()
})
