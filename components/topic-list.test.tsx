import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TopicList } from './topic-list'
import { aGroup, aTopic } from './testing'

const common = [aGroup(aTopic('EHR'), 43), aGroup(aTopic('Telehealth'), 29)]
const rare = ['A', 'B'].map((label) => aGroup(aTopic(label), 1))

test('topics are links with their counts', () => {
  render(<TopicList topics={common} label="Symplur" />)
  const list = within(screen.getByRole('list', { name: 'Symplur' }))
  expect(list.getByRole('link', { name: /^EHR ?, ?43 articles$/ })).toHaveAttribute(
    'href',
    '/topics/medigy/ehr',
  )
  expect(list.getAllByRole('link')).toHaveLength(2)
})

test('topics with one article are folded', () => {
  const { container } = render(<TopicList topics={[...common, ...rare]} />)
  const details = container.querySelector('details')
  expect(details).not.toHaveAttribute('open')
  expect(screen.getByText('Show 2 more').closest('details')).toBe(details)
  expect(details?.querySelectorAll('a')).toHaveLength(2)
  expect(container.querySelectorAll('a')).toHaveLength(4)
})

test.each([
  ['one', [...common, ...rare.slice(1)], true],
  ['all there is', rare, true],
  ['not to be folded', [...common, ...rare], false],
])('nothing is folded when they are %s', (_, topics, fold) => {
  const { container } = render(<TopicList topics={topics} fold={fold} />)
  expect(container.querySelector('details')).not.toBeInTheDocument()
  expect(screen.getAllByRole('link')).toHaveLength(topics.length)
})
