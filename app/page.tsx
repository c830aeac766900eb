import { ArticleCard } from '@/components/article-card'
import { CommunityShelf } from '@/components/community-shelf'
import { Notice } from '@/components/notice'
import { SectionHead } from '@/components/section-head'
import { SourceBars } from '@/components/source-bars'
import { StructuredData } from '@/components/structured-data'
import { TopicList } from '@/components/topic-list'
import type { Article, Group, Community } from '@/lib/content/model'
import { countOf, numberWord } from '@/lib/display'
import { homeMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { siteData } from '@/lib/structured-data'
import { communitiesUrl, communityUrl, sourcesUrl, topicsUrl } from '@/lib/urls'
import { Frame } from './frame'

const DENSE = 6
const COMMUNITIES = 3
const TOPICS = 8
const SOURCES = 8

export const metadata = homeMetadata(site.title, site.description)

export default async function HomePage() {
  const catalog = await getCatalog()
  const lead = pickLead(catalog.articles)
  const latest = catalog.articles.filter((article) => article !== lead).slice(0, DENSE)

  return (
    <Frame>
      <StructuredData items={[siteData()]} />
      <div className="wrap">
        <section className="hero" aria-labelledby="h">
          <div className="hero-top">
            <h1 id="h">Healthcare reading, picked by people who do the work</h1>
            <p>
              {numberWord(catalog.communities.length)}{' '}
              {catalog.communities.length === 1 ? 'community' : 'communities'} of practice{' '}
              {catalog.communities.length === 1 ? 'has' : 'have'} chosen{' '}
              <strong>{countOf(catalog.articles.length, 'article')}</strong> from{' '}
              <strong>{countOf(catalog.sources.length, 'publication')}</strong>. Pick a community off the
              shelf, or start with what came in last.
            </p>
          </div>
          <h2 className="vh">Communities</h2>
          <CommunityShelf communities={catalog.communities} />
        </section>
        {lead ? <JustCurated lead={lead} latest={latest} /> : <NothingYet />}
        {newestActivity(catalog.communities).map((group) => (
          <CommunityRow key={group.subject.slug} group={group} />
        ))}
        {(catalog.topics.length > 0 || catalog.sources.length > 0) && (
          <div className="twin sec">
            {catalog.topics.length > 0 && (
              <section aria-labelledby="topics">
                <SectionHead id="topics" title="Topics" href={topicsUrl} moreLabel="All topics" />
                {[...new Set(catalog.topics.map(({ subject }) => subject.vocabulary))].map((vocabulary) => (
                  <div className="vocab" key={vocabulary.slug}>
                    <p className="vocab-name">{vocabulary.name}</p>
                    <TopicList
                      topics={catalog.topics
                        .filter(({ subject }) => subject.vocabulary === vocabulary)
                        .slice(0, TOPICS)}
                      label={`${vocabulary.name} topics`}
                      fold={false}
                    />
                  </div>
                ))}
              </section>
            )}
            {catalog.sources.length > 0 && (
              <section aria-labelledby="sources">
                <SectionHead
                  id="sources"
                  title="Sources we draw on most"
                  href={sourcesUrl}
                  moreLabel={`All ${countOf(catalog.sources.length, 'source')}`}
                />
                <SourceBars sources={catalog.sources.slice(0, SOURCES)} />
              </section>
            )}
          </div>
        )}
      </div>
    </Frame>
  )
}

function JustCurated({ lead, latest }: { lead: Article; latest: readonly Article[] }) {
  return (
    <section className="sec" aria-labelledby="latest">
      <SectionHead
        id="latest"
        title="Just curated"
        href={communitiesUrl}
        moreLabel="All communities"
        rule="none"
      />
      <div className="front">
        <ArticleCard article={lead} variant="lead" showCommunity eager />
        {latest.length > 0 && (
          <ul className="dense">
            {latest.map((article) => (
              <li key={article.path}>
                <ArticleCard article={article} variant="dense" showCommunity />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function CommunityRow({ group: { subject: community, articles } }: { group: Group<Community> }) {
  return (
    <section className="sec" data-hue={community.hue} aria-labelledby={`c-${community.slug}`}>
      <SectionHead
        id={`c-${community.slug}`}
        title={community.name}
        count={articles.length}
        href={communityUrl(community)}
        moreLabel="Browse all"
        context={`in ${community.name}`}
        rule="community"
      />
      <ul className="grid4">
        {articles.slice(0, 4).map((article) => (
          <li key={article.path}>
            <ArticleCard article={article} variant="card" />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NothingYet() {
  return (
    <div className="sec">
      <Notice tone="empty" title="Nothing curated yet">
        <p>The first article will appear here.</p>
      </Notice>
    </div>
  )
}

/** The newest of the last 30 articles with a large photo; else the newest. */
function pickLead(articles: readonly Article[]): Article | undefined {
  return (
    articles.slice(0, 30).find(({ image }) => image?.mode === 'photo' && image.width >= 960) ?? articles[0]
  )
}

function newestActivity(communities: readonly Group<Community>[]): readonly Group<Community>[] {
  const latest = ({ articles }: Group<Community>) => articles[0]?.date.getTime() ?? 0
  return communities.toSorted((a, b) => latest(b) - latest(a)).slice(0, COMMUNITIES)
}
