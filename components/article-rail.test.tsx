import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ArticleRail } from './article-rail'
import { aTopic, anArticle } from './testing'

const symplur = { slug: 'symplur', name: 'Symplur' }
const shareUrl = 'https://example.org/a'
const headings = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)

test('tells about the source, the topics and how to share', () => {
  render(<ArticleRail article={anArticle()} sourceCount={58} shareUrl={shareUrl} />)
  expect(screen.getByRole('complementary', { name: 'About this article' })).toBeInTheDocument()
  expect(headings()).toEqual(['Source', 'Topics', 'Share'])
  expect(screen.getByRole('link', { name: 'statnews.com' })).toHaveAttribute('href', '/sources/statnews.com')
  expect(screen.getByText('58 articles')).toBeInTheDocument()
  expect(screen.getByText('January 8, 2021')).toHaveAttribute('datetime', '2021-01-08')
})

test('the first from a source is welcomed', () => {
  render(<ArticleRail article={anArticle()} sourceCount={1} shareUrl={shareUrl} />)
  expect(screen.getByText('First article from this source')).toBeInTheDocument()
})

test('topics are under their vocabularies', () => {
  const topics = [aTopic('Wellness'), aTopic('EHR', symplur), aTopic('Barriers')]
  render(<ArticleRail article={anArticle({ topics })} sourceCount={1} shareUrl={shareUrl} />)
  const links = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('link')
  expect(links('Medigy topics').map((link) => link.textContent)).toEqual(['Wellness', 'Barriers'])
  expect(links('Symplur topics').map((link) => link.getAttribute('href'))).toEqual(['/topics/symplur/ehr'])
})

test('without original and topics only sharing is left', () => {
  render(
    <ArticleRail
      article={anArticle({ original: undefined, topics: [] })}
      sourceCount={0}
      shareUrl={shareUrl}
    />,
  )
  expect(headings()).toEqual(['Share'])
})
