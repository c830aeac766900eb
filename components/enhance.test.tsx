import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { SearchField } from './search-field'
import { SiteHeader } from './site-header'
import { ShareLinks } from './share-links'
import { aGroup, aTopic } from './testing'
import { ThemeButton } from './theme-button'
import { TopicFilter } from './topic-filter'
import { TopicList } from './topic-list'

const script = readFileSync('public/enhance.js', 'utf8')
const root = document.documentElement

beforeAll(() => {
  // jsdom has no layout and no media queries.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  HTMLElement.prototype.checkVisibility = () => true
  HTMLElement.prototype.scrollIntoView = () => {}
  new Function(script)()
})
beforeEach(() => localStorage.clear())

test('stays small', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(3200)
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
  expect(screen.getByRole('combobox')).toHaveFocus()
  await user.keyboard('a/b')
  expect(screen.getByRole('combobox')).toHaveValue('a/b')

  await user.click(screen.getByRole('checkbox', { name: 'Slash' }))
  await user.keyboard('/')
  expect(screen.getByRole('combobox')).not.toHaveFocus()
})

test('where no field can be seen, a slash follows the link to the search page', async () => {
  const user = userEvent.setup()
  const visible = vi.spyOn(HTMLElement.prototype, 'checkVisibility').mockReturnValue(false)
  render(<SiteHeader siteName="Portal" />)
  const followed = vi.fn<(event: Event) => void>((event) => event.preventDefault())
  screen.getByRole('link', { name: 'Search' }).addEventListener('click', followed)
  await user.keyboard('/')
  expect(followed).toHaveBeenCalledOnce()
  visible.mockRestore()
})

test('topics are filtered by what is in their name, and their number is announced', async () => {
  const user = userEvent.setup()
  const often = ['EHR', 'Article Processing'].map((label) => aGroup(aTopic(label), 2))
  const once = ['EHR Adoption', 'Telehealth'].map((label) => aGroup(aTopic(label), 1))
  const { container } = render(
    <>
      <TopicFilter />
      <TopicList topics={[...often, ...once]} />
    </>,
  )
  const shown = () =>
    [...container.querySelectorAll('li:not([hidden]) a')].map((link) => link.firstChild?.textContent)
  await user.type(screen.getByRole('searchbox'), 'ehr')
  expect(shown()).toEqual(['EHR', 'EHR Adoption'])
  expect(container.querySelector('details')).toHaveAttribute('open')
  expect(screen.getByRole('status')).toHaveTextContent('2 topics match')
  await user.type(screen.getByRole('searchbox'), ' a')
  expect(screen.getByRole('status')).toHaveTextContent('1 topic matches')
  await user.type(screen.getByRole('searchbox'), 'rticle')
  expect(shown()).toEqual([])
  expect(screen.getByRole('status')).toHaveTextContent('No topics match')
  await user.clear(screen.getByRole('searchbox'))
  expect(shown()).toHaveLength(4)
  expect(container.querySelector('details')).not.toHaveAttribute('open')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})

/** The menu of small screens, open; and a link after it. */
async function openMenu() {
  const user = userEvent.setup()
  const { container } = render(
    <>
      <SiteHeader siteName="Portal" />
      <a href="/after">After</a>
    </>,
  )
  const menu = container.querySelector('details')
  const summary = container.querySelector('summary')
  if (!menu || !summary) throw new Error('The header has no menu.')
  menu.open = true
  summary.focus()
  return { user, menu, summary }
}

test('the menu stays open while the focus is in it, and closes when the focus leaves', async () => {
  const { user, menu } = await openMenu()
  for (let stop = 0; stop < 4; stop++) {
    await user.tab()
    expect(menu.contains(document.activeElement)).toBe(true)
    expect(menu).toHaveAttribute('open')
  }
  await user.tab()
  expect(screen.getByRole('link', { name: 'After' })).toHaveFocus()
  expect(menu).not.toHaveAttribute('open')
})

test('escape closes the menu and goes back to its button', async () => {
  const { user, menu, summary } = await openMenu()
  await user.tab()
  await user.keyboard('{Escape}')
  expect(menu).not.toHaveAttribute('open')
  expect(summary).toHaveFocus()
})

test('escape clears the search field, then leaves it', async () => {
  const user = userEvent.setup()
  render(<SearchField size="bar" query="ehr" />)
  await user.click(screen.getByRole('searchbox'))
  await user.keyboard('{Escape}')
  expect(screen.getByRole('combobox')).toHaveValue('')
  expect(screen.getByRole('combobox')).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('combobox')).not.toHaveFocus()
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

const SUGGESTIONS = [
  { label: 'Telehealth', kind: 'Symplur topic', href: '#topic' },
  { label: 'A <b>bold</b> title', kind: 'Article', href: '#article' },
]

/** A server that suggests two pages for everything but "none", and tells what it was asked. */
function suggesting() {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
    asked.push(url)
    const suggestions = url.endsWith('none') ? [] : SUGGESTIONS
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')))
      setTimeout(() => resolve({ json: () => Promise.resolve({ suggestions }) }), 20)
    })
  })
  return asked
}

const options = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent)

test('words being typed bring suggestions, which are announced', async () => {
  const asked = suggesting()
  const user = userEvent.setup()
  render(<SearchField size="bar" />)
  await user.type(screen.getByRole('searchbox'), 'tele')
  const field = screen.getByRole('combobox', { expanded: false })
  expect(await options()).toEqual(['Telehealth Symplur topic', 'A <b>bold</b> title Article'])
  expect(field).toHaveAttribute('aria-expanded', 'true')
  expect(field).toHaveAttribute('aria-controls', screen.getByRole('listbox', { name: 'Suggestions' }).id)
  expect(screen.getByRole('status')).toHaveTextContent('2 suggestions')
  expect(asked).toEqual(['/api/search/suggest?q=tele'])
})

test('arrows choose a suggestion and come back to the words, enter goes to it', async () => {
  suggesting()
  const user = userEvent.setup()
  render(<SearchField size="bar" />)
  await user.type(screen.getByRole('searchbox'), 'tele')
  await options()
  const field = screen.getByRole('combobox')
  const chosen = () => screen.queryByRole('option', { selected: true })?.textContent
  const seen = [chosen()]
  for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowDown}', '{ArrowUp}']) {
    await user.keyboard(key)
    seen.push(chosen())
  }
  const [first, second] = ['Telehealth Symplur topic', 'A <b>bold</b> title Article']
  expect(seen).toEqual([undefined, first, second, undefined, second])
  expect(field).toHaveFocus()
  expect(field).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id)
  await user.keyboard('{Enter}')
  expect(location.hash).toBe('#article')
})

test('a press on a suggestion goes to it', async () => {
  suggesting()
  const user = userEvent.setup()
  render(<SearchField size="big" />)
  await user.type(screen.getByRole('searchbox'), 'tele')
  await options()
  await user.click(screen.getByRole('option', { name: 'Telehealth Symplur topic' }))
  expect(location.hash).toBe('#topic')
})

test('escape closes the suggestions and keeps the words; leaving the field closes them too', async () => {
  suggesting()
  const user = userEvent.setup()
  render(<SearchField size="bar" />)
  await user.type(screen.getByRole('searchbox'), 'tele')
  await options()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).toBeNull()
  expect(screen.getByRole('combobox', { expanded: false })).toHaveValue('tele')
  await user.keyboard('h{Escape}')
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(screen.queryByRole('option')).toBeNull()
  await user.keyboard('tele')
  await options()
  await user.tab()
  expect(screen.queryByRole('option')).toBeNull()
})

test('too few words, no suggestion and no answer leave a plain search field', async () => {
  const asked = suggesting()
  const user = userEvent.setup()
  render(<SearchField size="bar" />)
  await user.type(screen.getByRole('searchbox'), 't')
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(asked).toEqual([])
  await user.clear(screen.getByRole('combobox'))
  await user.type(screen.getByRole('combobox'), 'none')
  await screen.findByText('No suggestions')
  expect(screen.getByRole('combobox', { expanded: false })).toHaveFocus()
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')))
  await user.type(screen.getByRole('combobox'), 's')
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(screen.queryByRole('option')).toBeNull()
})
