import { describe, expect, test } from 'vitest'
import {
  countOf,
  displayExcerpt,
  displayTitle,
  formatDate,
  isoDay,
  listOf,
  minuteOf,
  monthOf,
  numberWord,
  sharedTopicsText,
  shortTopic,
} from './display'

describe('displayTitle', () => {
  test.each([
    ['A cure - STAT News', 'statnews.com', 'A cure'],
    ['A cure – Healthcare IT News', 'healthcareitnews.com', 'A cure'],
    ['A cure | The New York Times', 'nytimes.com', 'A cure'],
    ['A cure - The Atlantic', 'theatlantic.com', 'A cure'],
    ['A cure | healthcarebusinesstoday.com', 'healthcarebusinesstoday.com', 'A cure'],
    ['A cure | Healthcare Business Today', 'Healthcare Business Today', 'A cure'],
    ['A cure - STAT', 'statnews.com', 'A cure'],
    ['A cure - STAT', 'STAT News', 'A cure'],
    ['A cure — HealthTech', 'healthtechmagazine.net', 'A cure'],
    ['Telehealth - the early days - STAT News', 'statnews.com', 'Telehealth - the early days'],
  ])('%s from %s is %s', (title, brand, shown) => {
    expect(displayTitle(title, brand)).toBe(shown)
  })

  test('an ending that is not the publication stays', () => {
    expect(displayTitle('Remote care - what works', 'statnews.com')).toBe('Remote care - what works')
    expect(displayTitle('Remote care - STAT News')).toBe('Remote care - STAT News')
    expect(displayTitle('STAT News', 'statnews.com')).toBe('STAT News')
    expect(displayTitle('Better data - Health', 'healthaffairs.example')).toBe('Better data - Health')
    expect(displayTitle('Better care - AIM', 'aimnews.example')).toBe('Better care - AIM')
  })

  test('an ending whose words repeat one letter is told from a publication that does as well', () => {
    const ending = 'aaaa '.repeat(14)
    const title = `x - ${ending}b`
    expect(displayTitle(title, `${'a'.repeat(42)}.com`)).toBe(title)
    expect(displayTitle(`x - ${ending}`, `${'a'.repeat(42)}.com`)).toBe('x')
  })

  test('quotes, dashes and dots become typographic', () => {
    expect(displayTitle(`"Sequence me": it's the '90s`)).toBe('“Sequence me”: it’s the ’90s')
    expect(displayTitle(`Livongo--and 'its' data`)).toBe('Livongo—and ‘its’ data')
    expect(displayTitle('Machine  learning in ...')).toBe('Machine learning in…')
  })
})

describe('displayExcerpt', () => {
  test.each([
    ['connects the data center to', 'connects the data center to…'],
    ['because of downtime,', 'because of downtime…'],
    ['It works.', 'It works.'],
    ['“It works.”', '“It works.”'],
    ['It works…', 'It works…'],
    ['It works...', 'It works…'],
    ['It works […]', 'It works…'],
  ])('%s becomes %s', (description, shown) => {
    expect(displayExcerpt(description)).toBe(shown)
  })

  test('nothing stays nothing', () => {
    expect(displayExcerpt(undefined)).toBeUndefined()
    expect(displayExcerpt('  ')).toBeUndefined()
  })
})

test('dates are American and in UTC', () => {
  const lateEvening = new Date('2021-01-08T23:59:59Z')
  expect(formatDate(lateEvening, 'short')).toBe('Jan 8, 2021')
  expect(formatDate(lateEvening, 'long')).toBe('January 8, 2021')
  expect(isoDay(lateEvening)).toBe('2021-01-08')
  expect(monthOf(lateEvening)).toBe('January 2021')
})

test('counts agree with their noun', () => {
  expect(countOf(1, 'article')).toBe('1 article')
  expect(countOf(0, 'article')).toBe('0 articles')
  expect(countOf(12345, 'article')).toBe('12,345 articles')
  expect(countOf(2, 'community')).toBe('2 communities')
})

test('numbers are words up to twenty', () => {
  expect([1, 12, 20, 21, 1204].map(numberWord)).toEqual(['One', 'Twelve', 'Twenty', '21', '1,204'])
})

test('lists read as a sentence', () => {
  expect([listOf([]), listOf(['A']), listOf(['A', 'B']), listOf(['A', 'B', 'C'])]).toEqual([
    '',
    'A',
    'A and B',
    'A, B, and C',
  ])
})

test('shared topics are named by their short form', () => {
  expect(shortTopic('EHR (Electronic Health Record)')).toBe('EHR')
  expect(sharedTopicsText(['Care Coordination', 'EHR (Electronic Health Record)'])).toBe(
    'Shares Care Coordination and EHR',
  )
  expect(sharedTopicsText(['EHR (Electronic Health Record)'])).toBe('Shares the topic EHR')
  expect(sharedTopicsText([])).toBe('')
})

test('a minute is named in UTC', () => {
  expect(minuteOf(new Date('2027-01-08T10:30:59+01:00'))).toBe('2027-01-08 09:30 UTC')
})
