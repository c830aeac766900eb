/** What communities and sections are called, and which hue and motif a community has. */
import type { ParsedArticle } from './article'
import type { ParsedIndex } from './index-file'
import { HUES, MOTIFS, type Community, type Section } from './model'
import { wordsOf } from './slug'
import type { Settled } from './spellings'

export function createCommunities(
  articles: readonly ParsedArticle[],
  indexes: readonly ParsedIndex[],
  labels: ReadonlyMap<string, Settled>,
): ReadonlyMap<string, Community> {
  const described = new Map(
    indexes.filter(({ section }) => !section).map((index) => [index.community, index]),
  )
  const slugs = [...new Set([...articles.map(({ community }) => community), ...described.keys()])].toSorted()
  const hues = assign(slugs, HUES, (slug) => described.get(slug)?.hue)
  const motifs = assign(slugs, MOTIFS, (slug) => described.get(slug)?.motif)
  return new Map(
    slugs.map((slug) => {
      const index = described.get(slug)
      const exported = namesOf(labels.get(slug)?.label ?? wordsOf(slug))
      const { name: ownName, abbreviation } = index?.name === undefined ? exported : namesOf(index.name)
      const short =
        index?.abbreviation ?? abbreviation ?? (ownName === exported.name ? exported.abbreviation : undefined)
      const community: Community = {
        slug,
        name: ownName,
        abbreviation: short ?? initialsOf(ownName),
        label: short === undefined ? ownName : `${ownName} (${short})`,
        description: index?.description,
        hue: hues.get(slug) ?? 'jade',
        motif: motifs.get(slug) ?? 'rings',
        about: index?.about,
      }
      return [slug, community]
    }),
  )
}

/** "Chronic Care Management (CCM)" is a name and its abbreviation. */
function namesOf(label: string): { name: string; abbreviation?: string } {
  const [, name, abbreviation] = /^(.+?)\s*\(([\p{L}\p{N}&]{2,6})\)$/u.exec(label) ?? []
  return name && abbreviation ? { name, abbreviation } : { name: label }
}

function initialsOf(name: string): string {
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:and|of|in|the|for|&)$/i.test(word))
  const initials =
    words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? name).slice(0, 3)
  return initials.slice(0, 4).toUpperCase()
}

/** Gives each slug its wish, or one that follows from its name and is not taken yet while there are enough. */
function assign<Value>(
  slugs: readonly string[],
  values: readonly Value[],
  wish: (slug: string) => Value | undefined,
): ReadonlyMap<string, Value> {
  const result = new Map<string, Value>()
  const taken = new Map<Value, number>()
  const take = (slug: string, value: Value) => {
    result.set(slug, value)
    taken.set(value, (taken.get(value) ?? 0) + 1)
  }
  for (const slug of slugs) {
    const wanted = wish(slug)
    if (wanted !== undefined) take(slug, wanted)
  }
  for (const slug of slugs) {
    if (result.has(slug)) continue
    const start = [...slug].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7)
    const order = values
      .map((_, index) => values[(start + index) % values.length])
      .filter((value) => value !== undefined)
    const [free] = order.toSorted((a, b) => (taken.get(a) ?? 0) - (taken.get(b) ?? 0))
    if (free !== undefined) take(slug, free)
  }
  return result
}

export function createSections(
  articles: readonly ParsedArticle[],
  indexes: readonly ParsedIndex[],
  communities: ReadonlyMap<string, Community>,
  titles: ReadonlyMap<string, Settled>,
): ReadonlyMap<string, Section> {
  const owners = new Map<string, { community: string; section: string }>()
  for (const { community, section } of articles) {
    const key = `${community}/${section}`
    if (!owners.has(key)) owners.set(key, { community, section })
  }
  for (const { community, section } of indexes)
    if (section !== undefined) owners.set(`${community}/${section}`, { community, section })

  const sections = new Map<string, Section>()
  for (const [key, { community, section }] of owners) {
    const owner = communities.get(community)
    if (owner === undefined) continue
    const index = indexes.find((one) => one.community === community && one.section === section)
    const title = index?.name ?? titles.get(key)?.label ?? wordsOf(section)
    sections.set(key, { community: owner, slug: section, title, description: index?.description })
  }
  return sections
}
