import { afterEach, expect, test } from 'vitest'
import { themeScript } from '@/lib/theme-script'

const root = document.documentElement
const run = () => new Function(themeScript)()

afterEach(() => {
  localStorage.clear()
  root.removeAttribute('class')
  delete root.dataset.theme
})

test('marks that script runs and keeps the classes that are there', () => {
  root.className = 'fonts'
  run()
  expect(root).toHaveClass('fonts', 'js')
})

test('applies a chosen theme and nothing else', () => {
  localStorage.setItem('theme', 'dark')
  run()
  expect(root.dataset.theme).toBe('dark')

  delete root.dataset.theme
  localStorage.setItem('theme', 'purple')
  run()
  expect(root.dataset.theme).toBeUndefined()
})
