import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleCard } from '@/components/article-card'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { Prose } from '@/components/prose'
import { SectionHead } from '@/components/section-head'
import { SourceBars } from '@/components/source-bars'
import { StructuredData } from '@/components/structured-data'
import { TopicList } from '@/components/topic-list'
import { curatorsOf, sourcesOf, topicsOf } from '@/lib/content/groups'
import type { Article, Community } from '@/lib/content/model'
import { countOf } from '@/lib/display'
import { communityMetadata } from '@/lib/metadata'
import { getCatalog, renderBody } from '@/lib/portal'
import { communityData, trailData } from '@/lib/structured-data'
import { communityTrail } from '@/lib/trails'
import { communityUrl, curatorUrl, feedUrl, sectionUrl } from '@/lib/urls'
import { Frame } from '../../frame'
import { decoded, renderedAhead } from '../../params'

const LATEST = 4

type Params = Promise<{ community: string }>

export function generateStaticParams() {
  return renderedAhead(({ communities }) => communities.map(({ subject }) => ({ community: subject.slug })))
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const found = await load(params)
  return found ? communityMetadata(found.community, found.articles) : {}
}

export default async function CommunityPage({ params }: { params: Params }) {
  const found = await load(params)
  if (!found) notFound()
  const { community, articles, sections } = found
  const about = community.about && (await renderBody(community.about))

  return (
    <Frame current="communities" community={community}>
      <StructuredData
        items={[
          communityData(community, articles, articles.slice(0, LATEST)),
          trailData(communityTrail(community)),
        ]}
      />
      <Masthead
        title={community.label}
        lede={community.description}
        trail={communityTrail(community)}
        community={community}
        actions={[
          ...sections.map(({ subject: section, articles: own }) => ({
            label: `${sections.length === 1 ? 'Browse' : `${section.title}:`} ${countOf(own.length, 'article')}`,
            href: sectionUrl(section),
          })),
          { label: 'Follow by RSS', href: feedUrl(communityUrl(community), 'rss'), leadsTo: 'feed' },
        ]}
      />
      <div className="wrap">
        {articles.length === 0 ? (
          <div className="sec">
            <Notice tone="empty" title="Nothing curated yet">
              <p>
                The first article will appear here.{' '}
                <a href={feedUrl(communityUrl(community), 'rss')}>Follow by RSS</a> to know when.
              </p>
            </Notice>
          </div>
        ) : (
          <Latest community={community} articles={articles} />
        )}
        {about && about.html !== '' && (
          <section className="sec" aria-labelledby="about">
            <SectionHead id="about" title="About this community" />
            <Prose html={about.html} />
          </section>
        )}
        <Subjects articles={articles} />
      </div>
    </Frame>
  )
}

function Latest({ community, articles }: { community: Community; articles: readonly Article[] }) {
  return (
    <section className="sec" aria-labelledby="latest">
      <SectionHead
        id="latest"
        title="Just curated"
        count={articles.length}
        context={`in ${community.name}`}
        rule="community"
      />
      <ul className="grid4">
        {articles.slice(0, LATEST).map((article, index) => (
          <li key={article.path}>
            <ArticleCard article={article} variant="card" eager={index === 0} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Subjects({ articles }: { articles: readonly Article[] }) {
  const topics = topicsOf(articles)
  const sources = sourcesOf(articles)
  const curators = curatorsOf(articles)
  return (
    <div className="twin sec">
      {topics.length > 0 && (
        <section aria-labelledby="topics">
          <SectionHead id="topics" title="Topics" />
          {[...new Set(topics.map(({ subject }) => subject.vocabulary))].map((vocabulary) => (
            <div className="vocab" key={vocabulary.slug}>
              <p className="vocab-name">{vocabulary.name}</p>
              <TopicList
                topics={topics.filter(({ subject }) => subject.vocabulary === vocabulary)}
                label={`${vocabulary.name} topics`}
              />
            </div>
          ))}
        </section>
      )}
      {sources.length > 0 && (
        <section aria-labelledby="sources">
          <SectionHead id="sources" title="Sources" />
          <SourceBars sources={sources.slice(0, 8)} />
          {curators.length > 0 && (
            <p className="sec">
              Curated by{' '}
              {curators.map(({ subject }, index) => (
                <span key={subject.slug}>
                  {index > 0 && ', '}
                  <a href={curatorUrl(subject)}>{subject.name}</a>
                </span>
              ))}
            </p>
          )}
        </section>
      )}
    </div>
  )
}

async function load(params: Params) {
  const [catalog, { community: slug }] = await Promise.all([getCatalog(), decoded(params)])
  const group = catalog.community(slug)
  const community = group?.subject ?? catalog.emptyCommunities.find((one) => one.slug === slug)
  return community && { community, articles: group?.articles ?? [], sections: catalog.sectionsOf(slug) }
}
