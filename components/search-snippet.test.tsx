import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SearchSnippet } from './search-snippet'

test('matches are marked and the text stays whole', () => {
  render(
    <h3>
      <SearchSnippet
        parts={[
          { text: 'Easing ', isMatch: false },
          { text: 'physician', isMatch: true },
          { text: ' & nurse <', isMatch: false },
          { text: 'burnout', isMatch: true },
        ]}
      />
    </h3>,
  )
  expect(screen.getByRole('heading', { name: 'Easing physician & nurse <burnout' })).toBeInTheDocument()
  expect(screen.getAllByRole('mark').map((mark) => mark.textContent)).toEqual(['physician', 'burnout'])
})
