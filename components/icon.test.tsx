import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Icon } from './icon'

test('an icon is a drawing that assistive technology skips', () => {
  const { container, queryByRole } = render(<Icon name="search" />)
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  expect(container.querySelector('circle')).toBeInTheDocument()
  expect(queryByRole('img')).not.toBeInTheDocument()
})
