import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Problem } from '@/lib/content/problem'
import { ProblemItem } from './problem-item'

const problem: Problem = {
  file: 'content/ccm/90aa41d2.md',
  line: 41,
  column: 7,
  rule: 'date-unreadable',
  severity: 'error',
  field: 'date',
  message: '"soon" is not a date.',
  fix: 'Write it as 2021-01-08.',
}

test('says what is wrong, where, and what to do', () => {
  render(<ProblemItem problem={problem} />)
  const item = screen.getByRole('article')
  expect(within(item).getByRole('heading', { level: 3, name: 'Date can’t be read' })).toBeInTheDocument()
  expect(within(item).getByText('"soon" is not a date.')).toBeInTheDocument()
  expect(within(item).getByText('content/ccm/90aa41d2.md:41')).toBeInTheDocument()
  expect(within(item).getByText('date')).toBeInTheDocument()
  expect(within(item).getByText('Fix:').parentElement).toHaveTextContent(/^Fix: Write it as 2021-01-08\.$/)
})

test.each([
  ['error', 'Blocks publishing', 'bad'],
  ['warning', 'Worth fixing', 'warn'],
] as const)('an %s is named "%s"', (severity, word, tone) => {
  render(<ProblemItem problem={{ ...problem, severity }} />)
  expect(screen.getByText(word)).toHaveClass('sev', tone)
})

test('a rule without a title is named by its own words', () => {
  render(<ProblemItem problem={{ ...problem, rule: 'image-remote' }} />)
  expect(screen.getByRole('heading', { name: 'Image remote' })).toBeInTheDocument()
})

test('the line can be reached with the keyboard, and no two are called the same', () => {
  render(
    <>
      <ProblemItem problem={problem} sourceLine="  date: soon" />
      <ProblemItem problem={{ ...problem, rule: 'date-missing' }} sourceLine="" />
      <ProblemItem problem={{ ...problem, field: 'lastMod' }} sourceLine="lastMod: soon" />
    </>,
  )
  const lines = screen.getAllByRole('region')
  expect(lines.map(({ textContent, tabIndex }) => [textContent, tabIndex])).toEqual([
    ['  date: soon', 0],
    ['', 0],
    ['lastMod: soon', 0],
  ])
  expect(lines[0]).toHaveAccessibleName('Line from content/ccm/90aa41d2.md:41:7 Date can’t be read date')
  expect(new Set(lines.map((line) => line.getAttribute('aria-label'))).size).toBe(3)
})

test('a problem of the whole file has neither field nor line', () => {
  const { container } = render(<ProblemItem problem={{ ...problem, field: '' }} />)
  expect(container.querySelector('.loc')).toHaveTextContent(/^content\/ccm\/90aa41d2\.md:41$/)
  expect(screen.queryByRole('region')).not.toBeInTheDocument()
})

test('the file can be opened where that is possible', () => {
  const { rerender } = render(<ProblemItem problem={problem} />)
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
  rerender(<ProblemItem problem={problem} editHref="https://example.org/edit" />)
  expect(screen.getByRole('link', { name: 'Open in editor content/ccm/90aa41d2.md:41' })).toHaveAttribute(
    'href',
    'https://example.org/edit',
  )
})

test('its article can be looked at, and its path copied', () => {
  render(<ProblemItem problem={problem} viewHref="/communities/ccm/curated-content/a" canCopy />)
  const place = 'content/ccm/90aa41d2.md:41'
  expect(screen.getByRole('link', { name: `View article ${place}` })).toHaveAttribute(
    'href',
    '/communities/ccm/curated-content/a',
  )
  expect(screen.getByRole('button', { name: `Copy path ${place}` })).toHaveAttribute('data-copy', place)
})
