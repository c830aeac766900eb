import type { Provenance as Facts } from '@/lib/content/provenance'
import { isoDay } from '@/lib/display'

/** Where an article came from: for editors, at the end of its page. */
export function Provenance({ facts }: { facts: Facts }) {
  const { file, importSource, workPackage, workPackageType, href, foundAt, changed, saved } = facts
  return (
    <details className="wrap provenance">
      <summary>Where this article comes from</summary>
      <dl className="facts">
        <dt>File</dt>
        <dd>
          <code>{file}</code>
        </dd>
        <dt>Imported from</dt>
        <dd>{importSource ?? 'not said'}</dd>
        <dt>Work package</dt>
        <dd>{[workPackage ?? 'none', workPackageType].filter(Boolean).join(', ')}</dd>
        <dt>Link to the original</dt>
        <dd>{href === undefined ? 'none' : <a href={href}>{href}</a>}</dd>
        <dt>Found at</dt>
        <dd>{foundAt === undefined ? 'not said' : <a href={foundAt}>{foundAt}</a>}</dd>
        <dt>Last change</dt>
        <dd>
          {changed ?? 'not said'}; saved <time dateTime={saved.toISOString()}>{isoDay(saved)}</time>
        </dd>
      </dl>
    </details>
  )
}
