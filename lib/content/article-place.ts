/** Where an article is, and where it was. */
import type { Fields } from './fields'
import type { Reporter } from './reporter'
import { safeInternalPath } from './safe-url'
import { isReservedSlug, isSlug, slugify } from './slug'

/** Community and section: the first of address, type and folder that names them. */
export function readPlace(
  file: string,
  fields: Fields,
  report: Reporter,
): { community: string; section: string } {
  const place = placeOfBasePath(fields, report) ?? placeOfType(fields) ?? placeOfFolder(file)
  if (place) return place
  report.warning(
    'community-missing',
    [],
    'Neither the fields nor the folder name a community; the article is shown under "General".',
    'Add basePath: /communities/{community}/{section}/',
  )
  return { community: 'general', section: 'curated-content' }
}

function placeOfBasePath(fields: Fields, report: Reporter) {
  const basePath = fields.text('basePath')
  if (basePath === undefined) return undefined
  const [, community, section] = /^\/communities\/([^/]+)\/([^/]+)\/?$/.exec(basePath.value) ?? []
  if (community && section && slugify(community) && slugify(section)) {
    return { community: slugify(community), section: slugify(section) }
  }
  report.warning(
    'base-path',
    basePath.path,
    `"${basePath.value}" is not the address of a section.`,
    'Write it as /communities/{community}/{section}/',
  )
  return undefined
}

function placeOfType(fields: Fields) {
  const type = /^communities\/(?:medigy-)?([^/]+)$/.exec(fields.text('type')?.value ?? '')?.[1]
  const category = fields.text('contentCategories')?.value.replace(/^medigy-/, '')
  if (type && category?.startsWith(`${type}-`)) {
    return { community: slugify(type), section: slugify(category.slice(type.length + 1)) }
  }
  const [, community, section] = /^(.+)-((?:curated|contributed)-[a-z]+)$/.exec(category ?? '') ?? []
  if (community && section) return { community: slugify(community), section: slugify(section) }
  return type ? { community: slugify(type), section: 'curated-content' } : undefined
}

function placeOfFolder(file: string) {
  const [, community = '', section = ''] = /^communities\/([^/]+)\/([^/]+)\//.exec(file) ?? []
  return slugify(community) && slugify(section)
    ? { community: slugify(community), section: slugify(section) }
    : undefined
}

/** The last part of the address; empty, with an error, where nothing gives one. */
export function readSlug(file: string, fields: Fields, report: Reporter): string {
  const written = fields.text('slug')
  const fileName =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? ''
  const slug = written && isSlug(written.value) ? written.value : slugify(written?.value ?? fileName)
  const path = written?.path ?? ['slug']
  if (slug === '') {
    report.error(
      'slug-missing',
      path,
      'The article has no address: neither "slug" nor the file name has a letter or digit.',
      'Add a slug of lower-case letters, digits and dashes.',
    )
  } else if (isReservedSlug(slug)) {
    report.error(
      'slug-reserved',
      path,
      `The address "${slug}" is used by the site itself.`,
      'Choose another slug.',
    )
  } else if (written && slug !== written.value) {
    report.warning(
      'slug-repaired',
      path,
      `"${written.value}" can't be an address; "${slug}" is used.`,
      `Write slug: ${slug}`,
      { kind: 'replace', value: slug },
    )
  }
  return slug
}

/** Old addresses that lead here. */
export function readAliases(fields: Fields, report: Reporter): readonly string[] {
  return fields.texts('aliases').flatMap(({ value, path }) => {
    const alias = safeInternalPath(value)
      ?.replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
    if (alias && !/^\/(?:api|_next|media|preview|editor)(?:\/|$)/.test(alias)) return [alias]
    report.warning(
      'alias-unusable',
      path,
      `"${value}" can't be an old address of this article.`,
      'Write a path of this site, such as /news/my-article, or remove it.',
    )
    return []
  })
}
