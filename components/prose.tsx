import type { SafeHtml } from '@/lib/content/body'

/** The one place where HTML from content reaches a page; the type says that it has been cleaned. */
export function Prose({ html }: { html: SafeHtml }) {
  return html.trim() === '' ? null : <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
