import { expect, test } from 'vitest'
import { withoutFramework } from './without-framework'

test('takes out the scripts of the framework and what fetches them ahead', () => {
  const html =
    '<head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="preload" as="font" href="/f.woff2"/>' +
    '<script src="/_next/a.js" async=""></script></head><body><p>Text</p><script>(self.__next_f=self.__next_f||[]).push([0])</script></body>'
  expect(withoutFramework(html)).toBe(
    '<head><link rel="preload" as="font" href="/f.woff2"/></head><body><p>Text</p></body>',
  )
})

test('keeps our own scripts and the facts for search engines', () => {
  const html =
    '<script data-portal="true">theme()</script><script type="application/ld+json">{"a":"<b>"}</script><script data-portal="true" src="/enhance.js" defer=""></script>'
  expect(withoutFramework(html)).toBe(html)
})

test.each([
  '<img alt="see <script> tags"/><p>Text</p><i title=\'</script>\'>x</i>',
  '<a href="/x" title="a > b <script src=x>">Link</a><p>kept</p>',
  '<!--$--><p>kept</p><!--/$--><input value="&lt;script&gt;"/>',
])('text that only talks of scripts stays: %s', (html) => {
  expect(withoutFramework(html)).toBe(html)
})
