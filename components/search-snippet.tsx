interface SearchSnippetProps {
  /** The text in order, cut where a match starts or ends. */
  parts: readonly { readonly text: string; readonly isMatch: boolean }[]
}

/** Text with its matches marked; for a title as well as for an excerpt. */
export function SearchSnippet({ parts }: SearchSnippetProps) {
  return parts.map(({ text, isMatch }, index) => (isMatch ? <mark key={index}>{text}</mark> : text))
}
