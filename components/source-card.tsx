import type { Original } from '@/lib/content/model'
import { countOf } from '@/lib/display'
import { Icon } from './icon'

/** The end of every excerpt: the way to the original. */
export function SourceCard({ original, words }: { original: Original; words: number }) {
  const { brand } = original.source
  return (
    <section className="onward" aria-labelledby="onward">
      <span className="mono" aria-hidden="true">
        {brand.charAt(0).toUpperCase()}
      </span>
      <h2 id="onward">{words > 0 ? 'That’s the excerpt' : 'No excerpt'}</h2>
      <p>
        {words > 0
          ? `We quote ${countOf(words, 'word')}. The full article, with its charts and comments, stays with the publisher.`
          : 'The curator saved this link without quoting it.'}
      </p>
      <a className="btn" href={original.href} rel="external noopener">
        <span>Read the original at {brand}</span> <Icon name="external" />
      </a>
    </section>
  )
}
