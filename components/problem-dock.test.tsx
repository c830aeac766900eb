import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Problem } from '@/lib/content/problem'
import { ProblemDock } from './problem-dock'

const problem: Problem = {
  file: 'content/ccm/a.md',
  line: 3,
  column: 1,
  rule: 'title-missing',
  severity: 'error',
  field: 'title',
  message: 'An article needs a title.',
  fix: 'Copy the title from the original article.',
}

test('counts the problems, and lists them when it is opened', async () => {
  render(
    <ProblemDock
      problems={[
        { problem, sourceLine: 'title:' },
        { problem: { ...problem, rule: 'date-missing', line: 4 } },
      ]}
    />,
  )
  const dock = within(screen.getByRole('region', { name: 'Problems with this article' }))
  const details = dock.getByText('2 problems').closest('details')
  expect(details).not.toHaveAttribute('open')
  await userEvent.setup().click(dock.getByText('2 problems'))
  expect(details).toHaveAttribute('open')

  const list = dock.getByRole('list', { name: 'Problems' })
  expect(list).toHaveAttribute('tabindex', '0')
  expect(
    within(list)
      .getAllByRole('heading', { level: 3 })
      .map((h3) => h3.textContent),
  ).toEqual(['Title is missing', 'Date is missing'])
  expect(within(list).getByText('title:')).toBeInTheDocument()
})

test('one is one', () => {
  render(<ProblemDock problems={[{ problem }]} />)
  expect(screen.getByText('1 problem')).toBeInTheDocument()
})

test('no problems, no dock', () => {
  const { container } = render(<ProblemDock problems={[]} />)
  expect(container).toBeEmptyDOMElement()
})
