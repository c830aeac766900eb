import { Notice } from './notice'

interface IgnoredFiltersProps {
  /** One sentence each: what was ignored, and why. Words, order and page can be among it. */
  messages: readonly string[]
}

export function IgnoredFilters({ messages }: IgnoredFiltersProps) {
  if (messages.length === 0) return null

  return (
    <Notice tone="info" title="Part of your request was ignored">
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  )
}
