import { describe, expect, test } from 'vitest'
import { nextChange, stateAt, type Lifecycle } from './lifecycle'

const AT = new Date('2025-06-01T12:00:00.000Z')
const BEFORE = new Date(AT.getTime() - 1)
const AFTER = new Date(AT.getTime() + 1)
const PAST = new Date('2020-01-01T00:00:00Z')
const FUTURE = new Date('2030-01-01T00:00:00Z')

describe('stateAt', () => {
  test.each<[string, Lifecycle, Date, ReturnType<typeof stateAt>]>([
    ['a millisecond before its date', { status: 'published', from: AT }, BEFORE, 'scheduled'],
    ['at its date', { status: 'published', from: AT }, AT, 'published'],
    ['a millisecond before it expires', { status: 'published', from: PAST, until: AT }, BEFORE, 'published'],
    ['when it expires', { status: 'published', from: PAST, until: AT }, AT, 'expired'],
    ['after it expired', { status: 'published', from: PAST, until: AT }, AFTER, 'expired'],
    ['with an end before its beginning', { status: 'published', from: FUTURE, until: PAST }, AT, 'expired'],
    ['as a draft', { status: 'draft', from: PAST }, AT, 'draft'],
    ['as an expired draft', { status: 'draft', from: PAST, until: PAST }, AT, 'draft'],
    ['as a scheduled draft', { status: 'draft', from: FUTURE }, AT, 'draft'],
    ['archived', { status: 'archived', from: PAST }, AT, 'withdrawn'],
    ['archived and expired', { status: 'archived', from: PAST, until: PAST }, AT, 'withdrawn'],
    ['archived before its date', { status: 'archived', from: FUTURE }, AT, 'withdrawn'],
  ])('an article %s', (_, lifecycle, now, state) => {
    expect(stateAt(lifecycle, now)).toBe(state)
  })
})

describe('nextChange', () => {
  test.each<[string, Lifecycle, Date, Date | undefined]>([
    ['a scheduled article changes at its date', { status: 'published', from: AT, until: FUTURE }, BEFORE, AT],
    ['at its date only the end is left', { status: 'published', from: AT, until: FUTURE }, AT, FUTURE],
    ['a published article without an end never changes', { status: 'published', from: PAST }, AT, undefined],
    ['an expired article never changes', { status: 'published', from: PAST, until: AT }, AT, undefined],
    ['a draft never changes', { status: 'draft', from: FUTURE, until: FUTURE }, AT, undefined],
    ['an archived article never changes', { status: 'archived', from: FUTURE }, AT, undefined],
  ])('%s', (_, lifecycle, now, change) => {
    expect(nextChange(lifecycle, now)).toEqual(change)
  })
})
