import type { Article, FeaturedImage } from '@/lib/content/model'
import { MEDIA_WIDTHS, mediaUrl } from '@/lib/urls'
import { GeneratedCover } from './generated-cover'

export type MediaSlot = 'card' | 'row' | 'lead' | 'article'

const sizes: Readonly<Record<MediaSlot, string>> = {
  card: '(max-width: 40rem) 104px, (max-width: 64rem) 45vw, 300px',
  row: '(max-width: 40rem) 100px, 184px',
  lead: '(max-width: 58rem) 100vw, 680px',
  article: '(max-width: 64rem) 100vw, 800px',
}

/** A picture narrower than this is not stretched across the article. */
const NATURAL_BELOW = 640

interface ArticleMediaProps {
  article: Pick<Article, 'slug' | 'topics' | 'community' | 'image'>
  slot: MediaSlot
  /** The one picture that is likely the largest thing on screen. */
  eager?: boolean
}

/** The featured image over the generated cover: when there is none, or it fails, the cover is what shows. */
export function ArticleMedia({ article, slot, eager = false }: ArticleMediaProps) {
  const { image } = article
  const onArticle = slot === 'article'
  if (!image) {
    return (
      <span className="media">
        <GeneratedCover article={article} big={onArticle} />
      </span>
    )
  }

  const natural = onArticle && image.width < NATURAL_BELOW
  const boxClass = ['media', (natural || image.mode === 'mat') && 'mat', natural && 'natural']
    .filter(Boolean)
    .join(' ')
  return (
    <span className={boxClass}>
      <GeneratedCover article={article} big={onArticle} bare />
      <picture>
        <source
          type="image/avif"
          srcSet={natural ? mediaUrl(image.key, 640, 'avif') : srcSet(image, 'avif')}
          sizes={natural ? undefined : sizes[slot]}
        />
        <img
          src={mediaUrl(image.key, 640, 'webp')}
          srcSet={natural ? undefined : srcSet(image, 'webp')}
          sizes={natural ? undefined : sizes[slot]}
          alt={onArticle ? image.alt : ''}
          width={image.width}
          height={image.height}
          loading={eager ? undefined : 'lazy'}
          fetchPriority={eager ? 'high' : undefined}
          decoding="async"
        />
      </picture>
    </span>
  )
}

/** Every width up to the file's own; a file between two is offered as the larger, under its real width. */
function srcSet({ key, width }: FeaturedImage, format: 'avif' | 'webp'): string {
  return MEDIA_WIDTHS.filter((_, index) => index === 0 || (MEDIA_WIDTHS[index - 1] ?? 0) < width)
    .map((served) => `${mediaUrl(key, served, format)} ${Math.min(served, width)}w`)
    .join(', ')
}
