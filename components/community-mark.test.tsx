import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CommunityMark } from './community-mark'
import { aCommunity } from './testing'

test('leads to the community and carries its color', () => {
  render(<CommunityMark community={aCommunity()} />)
  const link = screen.getByRole('link', { name: 'Chronic Care Management' })
  expect(link).toHaveAttribute('href', '/communities/chronic-care-management')
  expect(link).toHaveAttribute('data-hue', 'jade')
})

test('the short form still says the whole name', () => {
  render(<CommunityMark community={aCommunity()} short />)
  expect(screen.getByRole('link', { name: 'CCM, Chronic Care Management' })).toBeInTheDocument()
})
