// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { escapeText, withoutForbidden, xml, xmlDocument } from './xml'

test('texts and attributes come out as they went in', () => {
  const text = 'a < b & c > "d" \'e\' ]]> 😀'
  const document = new DOMParser().parseFromString(
    xmlDocument(xml('r', { note: text }, xml('t', {}, text))),
    'application/xml',
  )
  expect(document.documentElement.getAttribute('note')).toBe(text)
  expect(document.querySelector('t')?.textContent).toBe(text)
})

test('a line break is added only where it is no text', () => {
  expect(xmlDocument(xml('r', {}, xml('t', {}, 'a'), undefined, xml('u')))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<r>\n<t>a</t>\n<u/>\n</r>\n',
  )
})

test('an attribute without value is left out', () => {
  expect(xmlDocument(xml('r', { a: undefined, b: '' }))).toContain('<r b=""/>')
})

test.each([
  ['\u0000\u0001\u0008\u000b\u000c\u001f', ''],
  ['\ufffe\uffff', ''],
  ['a\ud800b\udc00c', 'abc'],
  ['tab\tline\n', 'tab\tline\n'],
  ['😀 ü \u0085', '😀 ü \u0085'],
])('what XML can not express is left out: %j', (text, expected) => {
  expect(withoutForbidden(text)).toBe(expected)
})

test('a carriage return survives the parser', () => {
  expect(escapeText('a\rb')).toBe('a&#13;b')
})
