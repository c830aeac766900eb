import { describe, expect, test } from 'vitest'
import { MOTIFS } from './content/model'
import { coverLabel, coverMotif, coverShapes, seededRandom } from './cover'

const community = { name: 'Chronic Care Management', abbreviation: 'CCM' }
const labelOf = (...labels: string[]) => coverLabel({ topics: labels.map((label) => ({ label })), community })

describe.each(MOTIFS)('%s', (motif) => {
  test('is the same for one seed and another for the next', () => {
    expect(coverShapes(motif, 'ehr-downtime')).toEqual(coverShapes(motif, 'ehr-downtime'))
    expect(coverShapes(motif, 'ehr-downtime')).not.toEqual(coverShapes(motif, 'ehr-downtimes'))
  })

  test('is a few small, well-formed paths', () => {
    const shapes = coverShapes(motif, 'a-seed')
    expect(shapes.length).toBeGreaterThan(0)
    expect(shapes.length).toBeLessThan(10)
    for (const { d } of shapes) expect(d).toMatch(/^M[-\d. MahvqtzZ]*$/)
    expect(JSON.stringify(shapes).length).toBeLessThan(2500)
  })
})

test('articles of one community get different motifs', () => {
  const used = new Set(Array.from({ length: 60 }, (_, index) => coverMotif(`article-${index}`)))
  expect(used).toEqual(new Set(MOTIFS))
})

test('random numbers stay between 0 and 1 and spread out', () => {
  const random = seededRandom('seed')
  const drawn = Array.from({ length: 200 }, random)
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
  expect(new Set(drawn).size).toBe(200)
})

describe('the words on a cover', () => {
  test('are the short form of the first topic that has one', () => {
    expect(labelOf('Barriers & Guidelines', 'EHR (Electronic Health Record)')).toEqual({
      lines: ['EHR'],
      em: 2.04,
    })
  })

  test('else the first topic, on up to three lines', () => {
    expect(labelOf('Care Coordination').lines).toEqual(['Care', 'Coordination'])
    expect(labelOf('Clinical Decision Support').lines).toEqual(['Clinical', 'Decision', 'Support'])
    expect(labelOf('Barriers to the Adoption of New Guidelines').lines.length).toBeLessThanOrEqual(3)
  })

  test('else the community', () => {
    expect(labelOf().lines).toEqual(['Chronic Care', 'Management'])
  })

  test('or its abbreviation when the name would not be readable', () => {
    expect(labelOf('A'.repeat(160)).lines).toEqual(['CCM'])
  })

  test('are only the first where there are more than a cover can hold', () => {
    const endless = 'Care '.repeat(300)
    expect(labelOf(endless).lines).toEqual(['CCM'])
    const { lines } = coverLabel({ topics: [], community: { name: endless, abbreviation: endless } })
    expect(lines).toHaveLength(3)
    expect(endless).toContain(lines.join(' '))
  })

  test('are measured by their widest line', () => {
    expect(labelOf('Telehealth').em).toBe(4.58)
    expect(labelOf('Care Coordination').em).toBe(5.58)
  })
})
