import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { SearchField } from './search-field'
import { ShareLinks } from './share-links'
import { ThemeButton } from './theme-button'

const script = readFileSync('public/enhance.js', 'utf8')
const root = document.documentElement

beforeAll(() => {
  // jsdom has no layout and no media queries.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  HTMLElement.prototype.checkVisibility = () => true
  new Function(script)()
})
beforeEach(() => localStorage.clear())

test('stays small', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(1500)
})

test('a slash goes to the search field, unless it is turned off', async () => {
  const user = userEvent.setup()
  render(
    <>
      <SearchField size="bar" />
      <input type="checkbox" data-slash defaultChecked aria-label="Slash" />
    </>,
  )
  await user.keyboard('/')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await user.keyboard('a/b')
  expect(screen.getByRole('searchbox')).toHaveValue('a/b')

  await user.click(screen.getByRole('checkbox', { name: 'Slash' }))
  await user.keyboard('/')
  expect(screen.getByRole('searchbox')).not.toHaveFocus()
})

test('escape clears the search field, then leaves it', async () => {
  const user = userEvent.setup()
  render(<SearchField size="bar" query="ehr" />)
  await user.click(screen.getByRole('searchbox'))
  await user.keyboard('{Escape}')
  expect(screen.getByRole('searchbox')).toHaveValue('')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('searchbox')).not.toHaveFocus()
})

test('the theme turns through system, light and dark, and is kept', async () => {
  const user = userEvent.setup()
  render(<ThemeButton />)
  const button = screen.getByRole('button')
  await user.click(button)
  expect(button).toHaveAccessibleName('Color theme: light')
  await user.click(button)
  expect([root.dataset.theme, localStorage.getItem('theme')]).toEqual(['dark', 'dark'])
  await user.click(button)
  expect([root.dataset.theme, localStorage.getItem('theme')]).toEqual([undefined, null])
  expect(button).toHaveAccessibleName('Color theme: follows your system')
})

test('copying says so, and says when it fails', async () => {
  const user = userEvent.setup()
  render(<ShareLinks title="Costs" url="https://example.org/a" />)
  await user.click(screen.getByRole('button', { name: 'Copy link' }))
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument()
  expect(screen.getByRole('status')).toHaveTextContent('Copied')
  expect(await navigator.clipboard.readText()).toBe('https://example.org/a')

  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
  await user.click(screen.getByRole('button', { name: /Cop/ }))
  expect(await screen.findByText('Couldn’t copy. Select the address bar and copy from there.')).toBeVisible()
})
