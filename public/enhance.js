/* Comfort only: every page works without this file. One listener per event, on the document. */
;(() => {
  const doc = document
  const root = doc.documentElement
  const all = (selector) => doc.querySelectorAll(selector)

  // Storage may be denied; then choices last as long as the page.
  let store = {}
  try {
    store = localStorage
  } catch {}

  const themes = ['system', 'light', 'dark']
  const theme = () => root.dataset.theme || 'system'
  const nameTheme = () => {
    const name = 'Color theme: ' + (theme() === 'system' ? 'follows your system' : theme())
    for (const button of all('[data-theme-cycle]')) button.setAttribute('aria-label', name)
  }
  const turnTheme = () => {
    const next = themes[(themes.indexOf(theme()) + 1) % 3]
    for (const kept of [root.dataset, store]) {
      if (next === 'system') delete kept.theme
      else kept.theme = next
    }
    nameTheme()
  }

  const showSlash = () => {
    const off = store.slash === 'off'
    root.classList.toggle('no-slash', off)
    for (const box of all('input[data-slash]')) box.checked = !off
  }

  const say = (text, isSeen) => {
    for (const line of all('[data-live]')) {
      line.classList.toggle('vh', !isSeen)
      line.textContent = text
    }
  }
  const copy = async (button) => {
    const url = button.dataset.copy || location.href
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      return navigator.share({ title: button.dataset.title, url }).catch(() => {})
    }
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      return say('Couldn’t copy. Select the address bar and copy from there.', true)
    }
    const label = button.querySelector('span')
    label.textContent = 'Copied'
    say('Copied')
    setTimeout(() => {
      label.textContent = 'Copy link'
      say('')
    }, 2000)
  }

  doc.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-theme-cycle], [data-copy], [data-print]')
    if (!button) return
    if ('themeCycle' in button.dataset) turnTheme()
    else if ('copy' in button.dataset) copy(button)
    else print()
  })

  doc.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (key === 'Escape' && target.matches('[role=search] input')) {
      event.preventDefault()
      if (target.value) target.value = ''
      else target.blur()
    }
    if (key !== '/' || event.metaKey || event.ctrlKey || event.altKey || store.slash === 'off') return
    if (
      target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
    )
      return
    const field = [...all('[role=search] input')].find((input) => input.checkVisibility())
    if (!field) return
    event.preventDefault()
    field.focus()
    field.select()
  })

  doc.addEventListener('change', ({ target }) => {
    if (target.matches('input[data-slash]')) {
      store.slash = target.checked ? 'on' : 'off'
      showSlash()
    }
    const apply = target.closest('.filters')?.querySelector('.apply')
    if (!apply) return
    apply.classList.add('dirty')
    root.style.scrollPaddingBottom = '6rem'
  })

  const wide = matchMedia('(min-width: 58.01rem)')
  const openFilters = () => {
    if (wide.matches) for (const panel of all('details.filters')) panel.open = true
  }

  // What scrolls by itself must be reachable with the keyboard.
  for (const table of all('.prose table')) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0

  wide.addEventListener('change', openFilters)
  openFilters()
  nameTheme()
  showSlash()
})()
