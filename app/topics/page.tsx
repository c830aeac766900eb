import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { SectionHead } from '@/components/section-head'
import { TopicFilter } from '@/components/topic-filter'
import { TopicList } from '@/components/topic-list'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { topicsUrl, vocabularyUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Topics',
  description: 'All topics of this library, by vocabulary.',
  path: topicsUrl,
})

const trail = pageTrail('Topics')

export default async function TopicsPage() {
  const { vocabularies } = await getCatalog()

  return (
    <Frame trail={trail} current="topics">
      <Masthead
        title="Topics"
        lede="Curators describe each article with topics from named vocabularies."
        trail={trail}
      />
      {vocabularies.length > 0 && <TopicFilter />}
      <div className={vocabularies.length > 1 ? 'wrap twin sec' : 'wrap sec'}>
        {vocabularies.length === 0 && <Notice tone="empty" title="No topics yet" />}
        {vocabularies.map(({ subject: vocabulary, topics }) => (
          <section key={vocabulary.slug} aria-labelledby={`v-${vocabulary.slug}`}>
            <SectionHead
              id={`v-${vocabulary.slug}`}
              title={vocabulary.name}
              href={vocabularyUrl(vocabulary)}
            />
            {vocabulary.description && <p>{vocabulary.description}</p>}
            <TopicList topics={topics} label={`${vocabulary.name} topics`} />
          </section>
        ))}
      </div>
    </Frame>
  )
}
