import { expect, test } from 'vitest'
import {
  blocksPublishing,
  ContentError,
  fieldName,
  formatProblem,
  type Finding,
  type Problem,
} from './problem'

const problem: Problem = {
  file: 'communities/a/b/c.md',
  line: 3,
  column: 7,
  rule: 'date-unreadable',
  severity: 'error',
  field: 'date',
  message: '"soon" is not a date.',
  fix: 'Write it as 2021-01-08.',
}

test('a problem is one line and its remedy', () => {
  expect(formatProblem(problem)).toBe(
    'communities/a/b/c.md:3:7  date-unreadable  date: "soon" is not a date.\n    Write it as 2021-01-08.',
  )
  expect(formatProblem({ ...problem, field: '' })).toBe(
    'communities/a/b/c.md:3:7  date-unreadable  "soon" is not a date.\n    Write it as 2021-01-08.',
  )
})

test('the exception says all problems and carries them', () => {
  const error = new ContentError([problem, { ...problem, line: 9 }])
  expect(error.name).toBe('ContentError')
  expect(error.message).toBe(`${formatProblem(problem)}\n${formatProblem({ ...problem, line: 9 })}`)
  expect(error.problems).toHaveLength(2)
})

test.each([
  [['link', 'href'], 'link.href'],
  [['author', 0], 'author.0'],
  [[], ''],
])('the field %j is called %j', (path, name) => {
  expect(fieldName(path)).toBe(name)
})

test('an error blocks publishing, a warning does not', () => {
  const finding = (severity: Finding['severity']): Finding => ({
    rule: 'r',
    severity,
    field: [],
    message: 'm',
    fix: 'f',
  })
  expect(blocksPublishing([])).toBe(false)
  expect(blocksPublishing([finding('warning')])).toBe(false)
  expect(blocksPublishing([finding('warning'), finding('error')])).toBe(true)
})
