import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CodeFrame } from './code-frame'

test('numbers the lines and marks the one that is wrong', () => {
  render(
    <CodeFrame
      frame={{ from: 9, lines: ['a: 1', '  b: "', 'c: 3'], marked: 1 }}
      label="content/a.md, line 10"
    />,
  )
  const frame = screen.getByRole('region', { name: 'content/a.md, line 10' })
  expect(frame).toHaveAttribute('tabindex', '0')
  expect(frame.textContent).toBe('   9 | a: 1\n> 10 |   b: "\n  11 | c: 3\n')
  expect(frame.querySelector('.marked')).toHaveTextContent('> 10 | b: "')
})
