import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { RelatedArticles } from './related-articles'
import { anArticle } from './testing'

const items = [{ article: anArticle({ title: 'Near' }), reason: 'Shares the topic EHR' }]

test('each says why it is related', () => {
  render(<RelatedArticles items={items} more={{ label: 'More on EHR', href: '/topics/symplur/ehr' }} />)
  expect(screen.getByRole('region', { name: 'Related by topic' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 3, name: 'Near' })).toBeInTheDocument()
  expect(screen.getByText('Shares the topic EHR')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'More on EHR' })).toHaveAttribute('href', '/topics/symplur/ehr')
})

test('nothing related, no section', () => {
  const { container } = render(<RelatedArticles items={[]} />)
  expect(container).toBeEmptyDOMElement()
})
