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
    if (button.dataset.title && navigator.share && matchMedia('(pointer: coarse)').matches) {
      return navigator.share({ title: button.dataset.title, url }).catch(() => {})
    }
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      return say('Couldn’t copy. Select the address bar and copy from there.', true)
    }
    const label = button.querySelector('span')
    const before = label.textContent
    label.textContent = 'Copied'
    say('Copied')
    setTimeout(() => {
      label.textContent = before
      say('')
    }, 2000)
  }

  doc.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-theme-cycle], [data-copy], [data-print], [data-href]')
    if (!button) return
    if (button.dataset.href) return open(button)
    if ('themeCycle' in button.dataset) turnTheme()
    else if ('copy' in button.dataset) copy(button)
    else print()
  })

  // Suggestions: the combobox with a list of the ARIA Authoring Practices. Focus stays in the field.
  const fields = '[role=search] input[name=q]'
  const listOf = (field) => field.form.querySelector('[role=listbox]')
  const set = (element, values) => {
    for (const name in values) element.setAttribute(name, values[name])
    return element
  }
  const make = (tag, values) => set(doc.createElement(tag), values)
  let timer
  let asked
  const choose = (field, option) => {
    for (const one of listOf(field).children) set(one, { 'aria-selected': one === option })
    if (!option) return field.removeAttribute('aria-activedescendant')
    set(field, { 'aria-activedescendant': option.id })
    option.scrollIntoView({ block: 'nearest' })
  }
  const show = (field, suggestions, count) => {
    const list = listOf(field)
    list.replaceChildren(
      ...suggestions.map(({ label, kind, href }, index) => {
        const option = make('li', { role: 'option', id: list.id + index, 'data-href': href })
        const name = make('b')
        name.textContent = label
        option.append(name, ' ' + kind)
        return option
      }),
    )
    list.hidden = !suggestions.length
    list.nextSibling.textContent = count
    set(field, { 'aria-expanded': !list.hidden })
    choose(field)
  }
  const close = (field) => {
    clearTimeout(timer)
    asked?.abort()
    if (listOf(field)) show(field, [], '')
  }
  const prepare = (field) => {
    if (listOf(field)) return
    const id = field.id + '-list'
    const list = make('ul', { role: 'listbox', id, 'aria-label': 'Suggestions', class: 'suggest' })
    // A press on the list must not take the focus from the field: that would close it before the click.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    field.form.append(list, make('p', { role: 'status', class: 'vh' }))
    set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id })
    show(field, [], '')
  }
  const suggest = async (field) => {
    asked = new AbortController()
    const url = '/api/search/suggest?q=' + encodeURIComponent(field.value)
    try {
      const { suggestions } = await (await fetch(url, { signal: asked.signal })).json()
      const { length } = suggestions
      show(field, suggestions, (length || 'No') + (length === 1 ? ' suggestion' : ' suggestions'))
    } catch {
      // Without an answer it is a search field like any other.
    }
  }
  const open = (option) => location.assign(option.dataset.href)

  /** Leaves the topics whose name holds what is typed; folded ones too. */
  const filter = (field) => {
    const words = field.value.trim().toLowerCase()
    let count = 0
    for (const topic of all('.topics li')) {
      // The name is the first text of the link; a number of articles follows it.
      topic.hidden = !topic.firstChild.firstChild.data.toLowerCase().includes(words)
      count += !topic.hidden
    }
    for (const fold of all('.fold')) fold.open = !!words
    doc.querySelector('[data-filtered]').textContent =
      words && (count || 'No') + (count === 1 ? ' topic matches' : ' topics match')
  }

  doc.addEventListener('focusin', ({ target }) => target.matches(fields) && prepare(target))
  doc.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (target.matches(fields)) close(target)
    // The panel of the menu lies over the page, and must not hide what has the focus.
    const menu = target.closest('.menu')
    if (menu && relatedTarget && !menu.contains(relatedTarget)) menu.open = false
  })
  doc.addEventListener('input', ({ target }) => {
    if (target.matches('[data-filter]')) filter(target)
    if (!target.matches(fields)) return
    prepare(target)
    clearTimeout(timer)
    asked?.abort()
    if (target.value.trim().length < 2) close(target)
    else timer = setTimeout(suggest, 150, target)
  })

  /** Whether the key was one of the list's. */
  const moveInList = (event) => {
    const { key, target } = event
    const list = target.matches(fields) && listOf(target)
    if (!list || list.hidden || event.isComposing) return false
    const options = [...list.children]
    const at = options.findIndex((option) => option.matches('[aria-selected=true]'))
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    // One place more than there are options: the field itself.
    if (step) choose(target, options[((at + 1 + step + options.length + 1) % (options.length + 1)) - 1])
    else if (key === 'Escape') close(target)
    else if (key === 'Enter' && at >= 0) open(options[at])
    else return false
    event.preventDefault()
    return true
  }

  doc.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (moveInList(event)) return
    const menu = target.closest('.menu[open]')
    if (key === 'Escape' && menu) {
      menu.open = false
      menu.firstChild.focus()
    }
    if (key === 'Escape' && target.matches('[role=search] input')) {
      event.preventDefault()
      // What was asked for is no longer wanted.
      close(target)
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
    event.preventDefault()
    // Small screens have no field in the header, but a link to the one of the search page.
    if (!field) return doc.querySelector('.searchlink')?.click()
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
