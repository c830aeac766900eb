import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ArticleMedia } from './article-media'
import { anArticle } from './testing'

const image = {
  key: 'abc123',
  width: 2000,
  height: 1000,
  mode: 'photo',
  alt: 'A nurse with a tablet',
} as const
const picture = (container: HTMLElement) => {
  const img = container.querySelector('img')
  if (!img) throw new Error('there is no picture')
  return img
}

test('without an image the cover is the picture', () => {
  const { container } = render(<ArticleMedia article={anArticle()} slot="card" />)
  expect(container.querySelector('img')).not.toBeInTheDocument()
  expect(container.querySelector('.cover svg')).toBeInTheDocument()
})

test('an image lies over a cover that shows when it fails', () => {
  const { container } = render(<ArticleMedia article={anArticle({ image })} slot="card" />)
  expect(container.querySelector('.cover')?.nextElementSibling).toContainElement(picture(container))
})

test('offers both formats in all widths with the size of the file', () => {
  const { container } = render(<ArticleMedia article={anArticle({ image })} slot="card" />)
  const webp = '/media/abc123-400.webp 400w, /media/abc123-640.webp 640w, /media/abc123-1180.webp 1180w'
  expect(picture(container)).toHaveAttribute('srcset', webp)
  expect(picture(container)).toHaveAttribute('width', '2000')
  expect(picture(container)).toHaveAttribute('height', '1000')
  expect(container.querySelector('source')).toHaveAttribute('srcset', webp.replaceAll('webp', 'avif'))
})

test('does not promise more pixels than the file has', () => {
  const { container } = render(
    <ArticleMedia article={anArticle({ image: { ...image, width: 500 } })} slot="card" />,
  )
  expect(picture(container)).toHaveAttribute(
    'srcset',
    '/media/abc123-400.webp 400w, /media/abc123-640.webp 500w',
  )
})

test('is decoration in lists and says its text on the article', () => {
  const { container, rerender } = render(<ArticleMedia article={anArticle({ image })} slot="row" />)
  expect(picture(container)).toHaveAttribute('alt', '')
  rerender(<ArticleMedia article={anArticle({ image })} slot="article" />)
  expect(screen.getByRole('img', { name: 'A nurse with a tablet' })).toBeInTheDocument()
})

test('loads late unless it is the first', () => {
  const { container, rerender } = render(<ArticleMedia article={anArticle({ image })} slot="lead" />)
  expect(picture(container)).toHaveAttribute('loading', 'lazy')
  rerender(<ArticleMedia article={anArticle({ image })} slot="lead" eager />)
  expect(picture(container)).not.toHaveAttribute('loading')
  expect(picture(container)).toHaveAttribute('fetchpriority', 'high')
})

test('a mat picture is shown whole, and a small one is not stretched on the article', () => {
  const { container, rerender } = render(
    <ArticleMedia article={anArticle({ image: { ...image, mode: 'mat' } })} slot="row" />,
  )
  expect(container.firstElementChild).toHaveClass('media mat', { exact: true })
  rerender(<ArticleMedia article={anArticle({ image: { ...image, width: 500 } })} slot="article" />)
  expect(container.firstElementChild).toHaveClass('mat', 'natural')
  expect(picture(container)).not.toHaveAttribute('srcset')
})
