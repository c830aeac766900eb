import { feedFacts, feedItem, feedSubjectAt } from '@/lib/feed-subjects'
import { FEED_SIZE, feedText, feedTypes, newestOf } from '@/lib/feeds'
import { getPublishedCatalog, renderBody } from '@/lib/portal'
import type { FeedKind } from '@/lib/urls'
import { documentResponse, noDocument } from './document-response'

/**
 * The handler of every feed of one format. What the feed is about follows from its address, so all `route.ts` files
 * of a format are the same. Reads what everybody may see, in preview as well: a reader keeps what it got.
 */
export function feedRoute(kind: FeedKind): (request: Request) => Promise<Response> {
  return async (request) => {
    const catalog = await getPublishedCatalog()
    const subject = feedSubjectAt(catalog, pageSegments(request.url))
    if (subject === undefined) return noDocument('There is no such feed.')
    const newest = subject.articles.slice(0, FEED_SIZE)
    const items = await Promise.all(
      newest.map(async (article) => feedItem(article, (await renderBody(catalog.body(article))).html)),
    )
    return documentResponse(request, {
      text: feedText(kind, feedFacts(subject, items)),
      type: feedTypes[kind],
      // An article that was scheduled comes later than its last change.
      modified: newestOf(items.flatMap(({ published, updated }) => [published, updated])),
    })
  }
}

/** Decoded segments of the page that the feed lies below. The proxy has let only addresses pass that decode. */
function pageSegments(address: string): readonly string[] {
  const segments = new URL(address).pathname.split('/').filter((segment) => segment !== '')
  return segments.slice(0, -1).map((segment) => decodeURIComponent(segment).normalize('NFC'))
}
