import { afterEach, describe, expect, test } from 'vitest'
import { MAX_BODY, MAX_FRONT_MATTER, readFrontMatter } from './front-matter'

/** `line:column rule: message fix` of a file that can't be read. */
function faultOf(source: string): string {
  const result = readFrontMatter(source)
  if (result.ok) throw new Error('The file was read without a fault.')
  const { line, column, rule, message, fix } = result.finding
  return `${line}:${column} ${rule}: ${message} ${fix}`
}

function fieldsOf(source: string): Readonly<Record<string, unknown>> {
  const result = readFrontMatter(source)
  if (!result.ok) throw new Error(result.finding.message)
  return result.file.fields
}

const NO_FRONT_MATTER =
  '1:1 front-matter-missing: The file does not start with a line of three dashes. ' +
  'Start the file with "---", then the fields, then another line "---".'

describe('the gate', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'wasRun')
  })

  const CODE = 'globalThis.wasRun = true'

  test.each([
    '---js',
    '--- js',
    '---\tjs',
    '---JS',
    '---javascript',
    '---js\t',
    '---json',
    '---coffee',
    '---toml',
    '---constructor',
    '---toString',
    '---hasOwnProperty',
    '---__proto__',
    '---yaml',
    '----',
    ' ---',
    '```',
    '',
  ])('a first line %j runs nothing and is one clear fault', (first) => {
    expect(faultOf(`${first}\n${CODE}\n---\nbody`)).toBe(NO_FRONT_MATTER)
    expect(Reflect.has(globalThis, 'wasRun')).toBe(false)
  })

  test('a second block in the body is text', () => {
    const result = readFrontMatter(`---\ntitle: One\n---\n---js\n${CODE}\n---\n`)
    expect(result).toEqual({
      ok: true,
      file: { fields: { title: 'One' }, body: `---js\n${CODE}\n---\n` },
    })
    expect(Reflect.has(globalThis, 'wasRun')).toBe(false)
  })

  test('a file without front matter is told how to start', () => {
    expect(faultOf('# A heading\n\nSome text.\n')).toBe(NO_FRONT_MATTER)
    expect(faultOf('')).toBe(NO_FRONT_MATTER)
  })

  test('blanks after the dashes do no harm', () => {
    expect(readFrontMatter('--- \ntitle: One\n---\t\nbody')).toEqual({
      ok: true,
      file: { fields: { title: 'One' }, body: 'body' },
    })
  })
})

describe('reading', () => {
  test('fields and body are split exactly', () => {
    expect(readFrontMatter('---\ntitle: One\nauthor: [Mara, Jon]\n---\n\n  Text.\n')).toEqual({
      ok: true,
      file: { fields: { title: 'One', author: ['Mara', 'Jon'] }, body: '\n  Text.\n' },
    })
  })

  test('a byte order mark and Windows line ends are no fault', () => {
    expect(readFrontMatter('\uFEFF---\r\ntitle: One\r\n---\r\nFirst\r\nsecond\rthird')).toEqual({
      ok: true,
      file: { fields: { title: 'One' }, body: 'First\nsecond\nthird' },
    })
  })

  test.each([
    ['an empty block', '---\n---\nbody'],
    ['a block of comments', '---\n# nothing yet\n---\nbody'],
    ['a block of blank lines', '---\n\n\n---\nbody'],
  ])('%s has no fields', (_, source) => {
    expect(readFrontMatter(source)).toEqual({ ok: true, file: { fields: {}, body: 'body' } })
  })

  test('the closing line may be the last of the file', () => {
    expect(readFrontMatter('---\ntitle: One\n---')).toEqual({
      ok: true,
      file: { fields: { title: 'One' }, body: '' },
    })
  })

  test.each([
    ['2021-01-08', '2021-01-08'],
    ['2021-01-08T08:27:09Z', '2021-01-08T08:27:09Z'],
    ['2017-12-15 11:46:09', '2017-12-15 11:46:09'],
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['012', 12],
    ['0o17', 15],
    ['1:30', '1:30'],
    ['12:30:45', '12:30:45'],
    ['1_000', '1_000'],
    ['11', 11],
    ['true', true],
    ['~', null],
    ['', null],
    ["'11'", '11'],
  ])('the value %j is read as %j', (written, value) => {
    expect(fieldsOf(`---\nvalue: ${written}\n---\n`)).toEqual({ value })
  })

  test('a merge key is an ordinary key', () => {
    expect(fieldsOf('---\n<<: {title: Hidden}\n---\n')).toEqual({ '<<': { title: 'Hidden' } })
  })

  test('changing what was read does not change what is read next', () => {
    const source = '---\ntitle: One\n---\n'
    Object.assign(fieldsOf(source), { title: 'Two' })
    expect(fieldsOf(source)).toEqual({ title: 'One' })
  })
})

describe('faults', () => {
  test.each([
    [
      'an open quote',
      '---\ntitle: "One\nslug: one\n---\n',
      "4:1 front-matter-syntax: Front matter can't be read: unexpected end of the stream within a double quoted scalar. Check the quotes and indentation on line 4.",
    ],
    [
      'a colon in plain text',
      '---\nslug: one\ntitle: Care: a story\n---\n',
      "3:12 front-matter-syntax: Front matter can't be read: bad indentation of a mapping entry. Check the quotes and indentation on line 3.",
    ],
    [
      'a key written twice',
      '---\ntitle: One\ntitle: Two\n---\n',
      "3:1 front-matter-syntax: Front matter can't be read: duplicated mapping key. Check the quotes and indentation on line 3.",
    ],
    [
      'a tag that names code',
      '---\nrun: !!js/function x\n---\n',
      "2:21 front-matter-syntax: Front matter can't be read: unknown tag !<tag:yaml.org,2002:js/function>. Check the quotes and indentation on line 2.",
    ],
    [
      'a second document',
      '---\ntitle: One\n...\nslug: one\n---\n',
      "1:1 front-matter-syntax: Front matter can't be read: expected a single document in the stream, but found more. Check the quotes and indentation on line 1.",
    ],
    [
      'text instead of fields',
      '---\njust a sentence\n---\n',
      `1:1 front-matter-syntax: Front matter can't be read: The front matter is not a list of fields. Write the fields as "name: value", one a line.`,
    ],
    [
      'a list instead of fields',
      '---\n- one\n---\n',
      `1:1 front-matter-syntax: Front matter can't be read: The front matter is not a list of fields. Write the fields as "name: value", one a line.`,
    ],
    [
      'very deep nesting',
      `---\ntopics: ${'['.repeat(20_000)}\n---\n`,
      "2:108 front-matter-syntax: Front matter can't be read: nesting exceeded maxDepth (100). Check the quotes and indentation on line 2.",
    ],
    [
      'a block that is never closed',
      '---\ntitle: One\n\nSome text.\n',
      '1:1 front-matter-open: The front matter is never closed. Add a line with three dashes after the last field.',
    ],
    [
      'a line of the block that starts with dashes',
      '---\ntitle: One\n--- and then\n---\n',
      '3:1 front-matter-dashes: A line of the front matter starts with three dashes. Indent that line, or put the text in quotes.',
    ],
  ])('%s is named with its place', (_, source, fault) => {
    expect(faultOf(source)).toBe(fault)
  })

  test('the place is the same with a byte order mark and Windows line ends', () => {
    const source = '---\nslug: one\ntitle: Care: a story\n---\n'
    expect(faultOf(`\uFEFF${source.replaceAll('\n', '\r\n')}`)).toBe(faultOf(source))
  })

  test('a broken file is as broken the second time', () => {
    const source = '---\ntitle: "One\n---\nbody'
    const first = faultOf(source)
    expect(faultOf(source)).toBe(first)
    expect(first).toContain('front-matter-syntax')
  })

  test('an indented line of dashes belongs to its text', () => {
    expect(fieldsOf('---\nabout: |\n  above\n  ---\n  below\n---\n')).toEqual({
      about: 'above\n---\nbelow\n',
    })
  })

  test('a line of dashes inside a quoted text closes the block', () => {
    expect(faultOf('---\nabout: "above\n---\nbelow"\n---\n')).toContain('unexpected end of the stream')
  })
})

describe('limits', () => {
  const pad = (bytes: number) => `a: ${'x'.repeat(bytes - 4)}\n`

  test('front matter may have 64 KB and not a byte more', () => {
    expect(readFrontMatter(`---\n${pad(MAX_FRONT_MATTER)}---\n`).ok).toBe(true)
    expect(faultOf(`---\n${pad(MAX_FRONT_MATTER + 1)}---\n`)).toBe(
      '1:1 front-matter-size: The front matter is larger than 64 KB. Move long text into the body.',
    )
  })

  test('a body may have 256 KB and not a byte more', () => {
    expect(readFrontMatter(`---\na: 1\n---\n${'x'.repeat(MAX_BODY)}`).ok).toBe(true)
    expect(faultOf(`---\na: 1\n---\n${'x'.repeat(MAX_BODY + 1)}`)).toBe(
      '4:1 body-size: The body is larger than 256 KB. Quote an excerpt and link to the rest.',
    )
  })

  test('bytes are counted, not characters', () => {
    expect(faultOf(`---\na: ${'é'.repeat(MAX_FRONT_MATTER / 2)}\n---\n`)).toContain('larger than 64 KB')
    expect(faultOf(`---\na: 1\n---\n${'é'.repeat(MAX_BODY / 2 + 1)}`)).toContain('larger than 256 KB')
  })

  const TOO_MANY =
    '1:1 front-matter-size: The front matter names too many values. ' +
    'Write every value once, without YAML anchors and aliases.'

  test('a few lines that name millions of values are refused', () => {
    const names = [...'bcdefghi']
    const lines = names.map((name, index) => {
      const previous = 'abcdefgh'.charAt(index)
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${previous}`).join(', ')}]`
    })
    expect(faultOf(`---\na: &a [x, x, x, x, x, x, x, x, x]\n${lines.join('\n')}\n---\n`)).toBe(TOO_MANY)
  })

  test('a value that contains itself is refused', () => {
    expect(faultOf('---\na: &a [*a]\n---\n')).toBe(TOO_MANY)
    expect(faultOf('---\na: &a {b: {c: *a}}\n---\n')).toBe(TOO_MANY)
  })

  test('an anchor used once or twice is read', () => {
    expect(fieldsOf('---\na: &a [x]\nb: *a\n---\n')).toEqual({ a: ['x'], b: ['x'] })
  })
})

describe('keys that could reach a prototype', () => {
  test.each([
    ['__proto__: {admin: true}', ['__proto__'], '__proto__'],
    ['link:\n  __proto__: {admin: true}', ['link', '__proto__'], '__proto__'],
    ['author:\n- name: {constructor: x}', ['author', 0, 'name', 'constructor'], 'constructor'],
    ['prototype: 1', ['prototype'], 'prototype'],
  ])('%j is refused', (text, field, key) => {
    expect(readFrontMatter(`---\n${text}\n---\n`)).toEqual({
      ok: false,
      finding: {
        rule: 'key-forbidden',
        severity: 'error',
        field,
        message: `The key "${key}" is not allowed.`,
        fix: 'Remove the key.',
      },
    })
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})
