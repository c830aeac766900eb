import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { siteData, trailData } from '@/lib/structured-data'
import { StructuredData } from './structured-data'

function scriptsOf(container: HTMLElement): readonly HTMLScriptElement[] {
  return [...container.querySelectorAll<HTMLScriptElement>('script[type="application/ld+json"]')]
}

test('each item is printed as JSON', () => {
  const items = [siteData(), trailData([{ label: 'Home', href: '/' }, { label: 'Feeds' }])]
  const { container } = render(<StructuredData items={items} />)
  const printed = scriptsOf(container).map(({ textContent }) => JSON.parse(textContent ?? '') as unknown)
  expect(printed).toEqual(JSON.parse(JSON.stringify(items)))
})

test('no text can end the script', () => {
  const label = '</script><script>alert(1)</script><!--'
  const { container } = render(<StructuredData items={[trailData([{ label }])]} />)
  const [script] = scriptsOf(container)
  expect(scriptsOf(container)).toHaveLength(1)
  expect(script?.innerHTML).not.toContain('<')
  expect(JSON.parse(script?.textContent ?? '')).toMatchObject({ itemListElement: [{ name: label }] })
})
