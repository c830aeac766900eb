/**
 * Reader pages hold no client component, so the 137 kB of React and router that Next sends with every page would only
 * rebuild what is there already. This takes them out of the finished page; see decision 18.
 */

/**
 * A script with what is in it, or any other tag. Tags are matched whole, with their quoted values, so that the word
 * `<script` inside a value is not taken for a tag. The markup comes from React and from our own sanitizer: attributes
 * are quoted, and no text holds a bare `<`.
 */
const SCRIPT_OR_TAG =
  /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>[^]*?<\/script>|<(?:link\b(?:[^>"']|"[^"]*"|'[^']*')*|[a-z!/](?:[^>"']|"[^"]*"|'[^']*')*)>/gi

/** Marks a script as one of the portal's own. Next's carry other attributes, or none. */
const OURS = /\bdata-portal\b|\btype="application\/ld\+json"/

const PRELOADS_SCRIPT = /^<link\b[^>]*\bas="script"/i

/** The page without Next's scripts and what fetches them ahead. Everything else stays, byte for byte. */
export function withoutFramework(html: string): string {
  return html.replace(SCRIPT_OR_TAG, (tag: string, attributes: string | undefined) => {
    if (attributes !== undefined) return OURS.test(attributes) ? tag : ''
    return PRELOADS_SCRIPT.test(tag) ? '' : tag
  })
}
