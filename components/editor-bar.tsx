import { countOf } from '@/lib/display'

interface EditorBarProps {
  /** `preview` is on every page an editor sees, `draft` on an article that readers do not. */
  kind: 'preview' | 'draft'
  /** Number of drafts in the site. */
  count?: number
  /** Why readers do not see it: "marked as draft", "dated Jan 8, 2027". */
  reason?: string
  /** Where preview ends; not given where it never does. */
  exitHref?: string
}

export function EditorBar({ kind, count, reason, exitHref }: EditorBarProps) {
  const isDraft = kind === 'draft'
  return (
    <section className="draft" aria-label={isDraft ? 'Draft notice' : 'Preview notice'}>
      <div className="wrap">
        <strong>{isDraft ? 'Draft' : 'Preview'}</strong>{' '}
        <span>{isDraft ? draftText(reason) : previewText(count)}</span>{' '}
        {exitHref && <a href={exitHref}>Leave preview</a>}
      </div>
    </section>
  )
}

function draftText(reason: string | undefined): string {
  return reason ? `Not visible to readers: ${reason}.` : 'Not visible to readers.'
}

function previewText(count: number | undefined): string {
  return `You can see ${count ? countOf(count, 'draft') : 'drafts'} that readers can’t.`
}
