import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { EditorBar } from './editor-bar'

test('preview says what readers do not see, and how to leave', () => {
  render(<EditorBar kind="preview" count={3} exitHref="/preview/exit" />)
  const bar = screen.getByRole('region', { name: 'Preview notice' })
  expect(bar).toHaveTextContent(/^Preview You can see 3 drafts that readers can’t\. Leave preview$/)
  expect(within(bar).getByRole('link', { name: 'Leave preview' })).toHaveAttribute('href', '/preview/exit')
})

test.each([
  [1, 'You can see 1 draft that readers can’t.'],
  [0, 'You can see drafts that readers can’t.'],
  [undefined, 'You can see drafts that readers can’t.'],
])('with %s drafts: %s', (count, text) => {
  render(<EditorBar kind="preview" count={count} />)
  expect(screen.getByText(text)).toBeInTheDocument()
})

test('a draft says why it is not visible', () => {
  const { rerender } = render(<EditorBar kind="draft" reason="dated Jan 8, 2027" />)
  const bar = screen.getByRole('region', { name: 'Draft notice' })
  expect(bar).toHaveTextContent(/^Draft Not visible to readers: dated Jan 8, 2027\.$/)
  rerender(<EditorBar kind="draft" />)
  expect(bar).toHaveTextContent(/^Draft Not visible to readers\.$/)
})

test('where preview never ends there is no way out', () => {
  render(<EditorBar kind="preview" count={3} />)
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
})
