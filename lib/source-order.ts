/** The orders of the list of sources that a reader chooses from. */
import type { Group, Source } from './content/model'
import { orderGroups } from './content/order'
import { ignoredBecause } from './filters'
import { sourcesUrl } from './urls'

export type SourceOrder = 'most' | 'az' | 'new'

interface OrderFacts {
  readonly label: string
  /** Of the table. */
  readonly caption: string
  readonly href: string
}

const orders: Readonly<Record<SourceOrder, OrderFacts>> = {
  most: { label: 'Most articles', caption: 'Publications, most articles first', href: sourcesUrl },
  az: { label: 'A to Z', caption: 'Publications from A to Z', href: `${sourcesUrl}?sort=az` },
  new: { label: 'Latest', caption: 'Publications, latest article first', href: `${sourcesUrl}?sort=new` },
}

/** The order a query asks for, and what of it is ignored, as sentences. */
export function readSourceOrder(query: URLSearchParams): {
  readonly order: SourceOrder
  readonly ignored: readonly string[]
} {
  const asked = query.get('sort') ?? ''
  if (asked === 'az' || asked === 'new') return { order: asked, ignored: [] }
  const isUsual = asked === '' || asked === 'most'
  return { order: 'most', ignored: isUsual ? [] : [ignoredBecause('sort', asked, 'there is no such order')] }
}

/** @param sources most articles first, each with its newest article first */
export function orderSources(
  sources: readonly Group<Source>[],
  order: SourceOrder,
): readonly Group<Source>[] {
  return order === 'most' ? sources : orderGroups(sources, order, ({ brand }) => brand)
}

export function captionOf(order: SourceOrder): string {
  return orders[order].caption
}

/** The links that order the list. */
export function sourceOrderLinks(current: SourceOrder) {
  return (['most', 'az', 'new'] as const).map((order) => ({
    label: orders[order].label,
    href: orders[order].href,
    isCurrent: order === current,
  }))
}
