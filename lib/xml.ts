/**
 * XML by construction: text goes in as text, and what comes out is well-formed whatever the text was.
 * Feeds, sitemaps and the list of feeds are made with it.
 */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly XmlChild[]
}

/** What is `undefined` is left out, elements as well as attributes. */
export type XmlChild = XmlElement | string | undefined

export function xml(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly XmlChild[]
): XmlElement {
  return { name, attributes, children }
}

export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${serialize(root)}\n`
}

/** Without the characters that XML 1.0 can't express at all: most control characters, halves of surrogate pairs. */
export function withoutForbidden(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}

/** Text as it may stand between tags and in quoted attributes, of XML and of HTML. */
export function escapeText(text: string): string {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

function serialize({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeText(value)}"`))
    .join('')
  const present = children.filter((child) => child !== undefined)
  if (present.length === 0) return `<${name}${written}/>`
  // A line break beside text would become part of it.
  const gap = present.every((child) => typeof child !== 'string') ? '\n' : ''
  const inner = present.map((child) => (typeof child === 'string' ? escapeText(child) : serialize(child)))
  return `<${name}${written}>${gap}${inner.join(gap)}${gap}</${name}>`
}
