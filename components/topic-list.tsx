import type { Group, Topic } from '@/lib/content/model'
import { topicUrl } from '@/lib/urls'
import { Chip } from './chip'

/** Folding fewer than this away saves nothing: the line that unfolds them takes the place of one. */
const FOLD_FROM = 2

interface TopicListProps {
  topics: readonly Group<Topic>[]
  /** Name of the list, such as the vocabulary. */
  label?: string
  /** Puts topics with a single article behind "Show 40 more". */
  fold?: boolean
}

export function TopicList({ topics, label, fold = true }: TopicListProps) {
  const single = topics.filter(({ articles }) => articles.length === 1)
  const isFolded = fold && single.length >= FOLD_FROM && single.length < topics.length
  const open = isFolded ? topics.filter(({ articles }) => articles.length > 1) : topics

  return (
    <div className="chips-big">
      <Chips topics={open} label={label} />
      {isFolded && (
        <details className="fold">
          <summary>Show {single.length} more</summary>
          <Chips topics={single} label={label && `${label}, topics with one article`} />
        </details>
      )}
    </div>
  )
}

function Chips({ topics, label }: Pick<TopicListProps, 'topics' | 'label'>) {
  return (
    <ul className="topics" aria-label={label}>
      {topics.map(({ subject: topic, articles }) => (
        <li key={topicUrl(topic)}>
          <Chip kind="topic" label={topic.label} href={topicUrl(topic)} count={articles.length} />
        </li>
      ))}
    </ul>
  )
}
