import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleHeader } from '@/components/article-header'
import { ArticleMedia } from '@/components/article-media'
import { ArticleRail } from '@/components/article-rail'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { EditorBar } from '@/components/editor-bar'
import { Notice } from '@/components/notice'
import { PrevNext } from '@/components/prev-next'
import { ProblemDock } from '@/components/problem-dock'
import { Prose } from '@/components/prose'
import { Provenance } from '@/components/provenance'
import { RelatedArticles } from '@/components/related-articles'
import { SourceCard } from '@/components/source-card'
import { StructuredData } from '@/components/structured-data'
import type { Article } from '@/lib/content/model'
import { brokenFile, editorLink, getProvenance, getUpcoming, problemsOf } from '@/lib/desk'
import { displayTitle, minuteOf, shortTopic } from '@/lib/display'
import { RELATED_ARTICLES } from '@/lib/listings'
import { articleMetadata } from '@/lib/metadata'
import { getCatalog, isEditing, renderBody } from '@/lib/portal'
import { absolute, site } from '@/lib/site'
import { articleData, trailData } from '@/lib/structured-data'
import { articleTrail } from '@/lib/trails'
import { articlePath, sectionUrl, topicUrl } from '@/lib/urls'
import { BrokenNotice } from '../../../../broken-notice'
import { Frame } from '../../../../frame'
import { decoded, renderedAhead } from '../../../../params'

type Params = Promise<{ community: string; section: string; slug: string }>

export function generateStaticParams() {
  return renderedAhead(({ articles }) =>
    articles.slice(0, site.prerenderLimit).map(({ community, section, slug }) => ({
      community: community.slug,
      section: section.slug,
      slug,
    })),
  )
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const article = await load(params)
  return article ? articleMetadata(article) : {}
}

export default async function ArticlePage({ params }: { params: Params }) {
  const article = await load(params)
  if (!article) notFound()
  const [catalog, editing] = await Promise.all([getCatalog(), isEditing()])
  const body = await renderBody(catalog.body(article))
  const { earlier, later } = catalog.neighbours(article)
  const title = displayTitle(article.title, article.original?.source.brand)

  return (
    <Frame current="communities" community={article.community}>
      {article.state === 'published' && (
        <StructuredData items={[articleData(article), trailData(articleTrail(article))]} />
      )}
      {article.state !== 'published' && <EditorBar kind="draft" reason={await reasonOf(article)} />}
      <div className="wrap">
        <Breadcrumbs trail={articleTrail(article)} />
        {editing && <Broken article={article} />}
        <ArticleHeader article={article} />
        <div className="art">
          <article aria-label={title}>
            <figure>
              <ArticleMedia article={article} slot="article" eager />
            </figure>
            {body.html !== '' && <Prose html={body.html} />}
            {body.failure !== undefined && (
              <Notice tone="info" title="The excerpt can’t be shown">
                <p>You can still read the original.</p>
              </Notice>
            )}
            {article.original && <SourceCard original={article.original} words={body.words} />}
          </article>
          <ArticleRail
            article={article}
            sourceCount={catalog.source(article.original?.source.domain ?? '')?.articles.length ?? 0}
            shareUrl={absolute(article.path)}
          />
        </div>
        <PrevNext
          earlier={earlier}
          later={later}
          community={article.community}
          total={catalog.section(article.community.slug, article.section.slug)?.articles.length ?? 0}
          listingHref={sectionUrl(article.section)}
        />
        <Related article={article} />
      </div>
      {editing && <Desk article={article} />}
    </Frame>
  )
}

/** The file was readable once: its last good version is shown below what is wrong with it now. */
async function Broken({ article }: { article: Article }) {
  const broken = await brokenFile(article.file)
  return broken.problems.length > 0 && <BrokenNotice broken={broken} />
}

/** For editors: where the article comes from, and what is wrong with it. */
async function Desk({ article }: { article: Article }) {
  const [problems, [facts]] = await Promise.all([problemsOf(article), getProvenance([article])])
  return (
    <>
      {facts && <Provenance facts={facts} />}
      <ProblemDock
        problems={problems.map((problem) => ({
          problem,
          sourceLine: problem.sourceLine,
          editHref: editorLink(problem),
        }))}
      />
    </>
  )
}

/** Why readers don't see an article; of a scheduled one, when they will. */
async function reasonOf({ path, state }: Article): Promise<string> {
  switch (state) {
    case 'scheduled': {
      const next = (await getUpcoming()).find(({ article }) => article.path === path)
      return next ? `appears on ${minuteOf(next.at)}` : 'its date has not come'
    }
    case 'expired':
      return 'it has expired'
    case 'withdrawn':
      return 'it was withdrawn'
    default:
      return 'marked as draft'
  }
}

async function Related({ article }: { article: Article }) {
  const catalog = await getCatalog()
  const [topic] = article.topics
  const more = topic && { label: `More on ${shortTopic(topic.label)}`, href: topicUrl(topic) }
  const items = catalog.related(article, RELATED_ARTICLES)
  return <RelatedArticles items={items} community={article.community} more={more} />
}

async function load(params: Params): Promise<Article | undefined> {
  const [catalog, { community, section, slug }] = await Promise.all([getCatalog(), decoded(params)])
  return catalog.article(articlePath({ community: { slug: community }, slug: section }, slug))
}
