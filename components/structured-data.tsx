import type { StructuredDataItem } from '@/lib/structured-data'

/** Facts for search engines. A `<` in them could end the script, so it is written as an escape of JSON. */
export function StructuredData({ items }: { items: readonly StructuredDataItem[] }) {
  return items.map((item) => (
    <script
      key={item['@type']}
      type="application/ld+json"
      // oxlint-disable-next-line react/no-danger -- JSON can't be printed as text; after the escape it holds no tag
      dangerouslySetInnerHTML={{ __html: JSON.stringify(item).replace(/</g, '\\u003c') }}
    />
  ))
}
