import { TextPage } from '@/components/text-page'
import { pageMetadata } from '@/lib/metadata'
import { pageTrail } from '@/lib/trails'
import { curatorsUrl, howWeCurateUrl, rightsUrl, sourcesUrl, topicsUrl } from '@/lib/urls'
import { Frame } from '../../frame'

export const metadata = pageMetadata({
  title: 'How we curate',
  description: 'Who picks the articles of this library, and what becomes of them.',
  path: howWeCurateUrl,
})

const trail = pageTrail('How we curate')

export default function HowWeCuratePage() {
  return (
    <Frame trail={trail}>
      <TextPage title="How we curate" trail={trail}>
        <p>
          This is a library of articles that were published elsewhere. People who work in healthcare pick them
          for their community of practice. <a href={curatorsUrl}>These are the curators.</a>
        </p>
        <h2>What gets picked</h2>
        <p>
          An article is picked because it helps people in that field do their work. Nobody pays to be listed,
          and no machine ranks the lists: the newest pick comes first.
        </p>
        <h2>What you see here</h2>
        <p>
          We quote an excerpt and link to the original. The full article stays with its publisher, and{' '}
          <a href={sourcesUrl}>every publication</a> is named beside the title and again after the excerpt.
        </p>
        <h2>Topics</h2>
        <p>
          Curators describe each article with <a href={topicsUrl}>topics from named vocabularies</a>. Related
          articles are those that share a topic, and the page says which.
        </p>
        <h2>Corrections</h2>
        <p>
          Did we misquote, or does a link lead nowhere? Tell the community’s curators. Publishers find what to
          do under <a href={rightsUrl}>rights and takedown</a>.
        </p>
      </TextPage>
    </Frame>
  )
}
