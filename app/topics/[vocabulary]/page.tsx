import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/components/masthead'
import { TopicList } from '@/components/topic-list'
import type { Group, Topic, Vocabulary } from '@/lib/content/model'
import { countOf } from '@/lib/display'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { topicsUrl, vocabularyUrl } from '@/lib/urls'
import { Frame } from '../../frame'
import { decoded, renderedAhead } from '../../params'

type Params = Promise<{ vocabulary: string }>

export function generateStaticParams() {
  return renderedAhead(({ vocabularies }) =>
    vocabularies.map(({ subject }) => ({ vocabulary: subject.slug })),
  )
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const found = await load(params)
  return found
    ? pageMetadata({
        title: `${found.subject.name} topics`,
        description: ledeOf(found),
        path: vocabularyUrl(found.subject),
      })
    : {}
}

export default async function VocabularyPage({ params }: { params: Params }) {
  const found = await load(params)
  if (!found) notFound()
  const { subject: vocabulary, topics } = found
  const trail = pageTrail(vocabulary.name, { label: 'Topics', href: topicsUrl })

  return (
    <Frame current="topics" trail={trail}>
      <Masthead title={`${vocabulary.name} topics`} lede={ledeOf(found)} trail={trail} />
      <div className="wrap sec">
        <TopicList topics={topics} label={`${vocabulary.name} topics`} fold={false} />
      </div>
    </Frame>
  )
}

function ledeOf({ subject, topics }: { subject: Vocabulary; topics: readonly Group<Topic>[] }): string {
  return subject.description ?? `${countOf(topics.length, 'topic')}, A to Z.`
}

async function load(params: Params) {
  const [catalog, { vocabulary }] = await Promise.all([getCatalog(), decoded(params)])
  return catalog.vocabulary(vocabulary)
}
