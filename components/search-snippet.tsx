/** A text in order, cut where a match starts or ends. */
export type MarkedText = readonly { readonly text: string; readonly isMatch: boolean }[]

interface SearchSnippetProps {
  parts: MarkedText
}

/** Text with its matches marked; for a title as well as for an excerpt. */
export function SearchSnippet({ parts }: SearchSnippetProps) {
  return parts.map(({ text, isMatch }, index) => (isMatch ? <mark key={index}>{text}</mark> : text))
}
