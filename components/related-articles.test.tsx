import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { RelatedArticles } from './related-articles'
import { aCommunity, anArticle, aTopic } from './testing'

const community = aCommunity()
const near = { article: anArticle({ slug: 'near', title: 'Near' }), shared: [aTopic('EHR')] }
const fresh = { article: anArticle({ slug: 'fresh', title: 'Fresh' }), shared: [] }
const more = { label: 'More on EHR', href: '/topics/symplur/ehr' }

test('each says why it is related', () => {
  render(<RelatedArticles items={[near, fresh]} community={community} more={more} />)
  expect(screen.getByRole('region', { name: 'Related by topic' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 3, name: 'Near' })).toBeInTheDocument()
  expect(screen.getByText('Shares the topic EHR')).toBeInTheDocument()
  expect(screen.getByText('Also new in CCM')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'More on EHR' })).toHaveAttribute('href', '/topics/symplur/ehr')
})

test('where no topic is shared, the heading says what they are instead, once', () => {
  render(<RelatedArticles items={[fresh]} community={community} more={more} />)
  expect(screen.getByRole('region', { name: 'Also new in CCM' })).toBeInTheDocument()
  expect(screen.getAllByText('Also new in CCM')).toHaveLength(1)
  expect(screen.queryByRole('link', { name: 'More on EHR' })).not.toBeInTheDocument()
})

test('nothing related, no section', () => {
  const { container } = render(<RelatedArticles items={[]} community={community} />)
  expect(container).toBeEmptyDOMElement()
})
