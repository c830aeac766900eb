import { Notice } from './notice'

interface IgnoredFiltersProps {
  /** One sentence each: what was ignored, and why. */
  messages: readonly string[]
}

export function IgnoredFilters({ messages }: IgnoredFiltersProps) {
  if (messages.length === 0) return null

  return (
    <Notice
      tone="info"
      title={messages.length === 1 ? 'One filter was ignored' : 'Some filters were ignored'}
    >
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  )
}
