/**
 * Writes a content folder of any size in the shape of the exports: `tsx scripts/bench/generate-content.ts DIR COUNT`.
 * The same count gives the same bytes, so figures of different days can be compared. Articles have no pictures of their
 * own: 20,000 of them would be a gigabyte, and the portal reads only their headers.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateDocuments } from '../../lib/search/generated'

const COMMUNITIES = [
  ['chronic-care-management', 'Chronic Care Management (CCM)'],
  ['patient-engagement', 'Patient Engagement (PEX)'],
  ['remote-patient-monitoring', 'Remote Patient Monitoring (RPM)'],
  ['telehealth', 'Telehealth (TH)'],
  ['cybersecurity-and-privacy', 'Cybersecurity and Privacy (CSP)'],
  ['interoperability', 'Interoperability (IOP)'],
  ['clinical-decision-support', 'Clinical Decision Support (CDS)'],
  ['population-health', 'Population Health (PH)'],
  ['revenue-cycle', 'Revenue Cycle (RC)'],
  ['nursing-informatics', 'Nursing Informatics (NI)'],
  ['medical-devices', 'Medical Devices (MD)'],
  ['behavioral-health', 'Behavioral Health (BH)'],
] as const

const TOPICS = Array.from({ length: 60 }, (_, n) => `${n % 3 === 0 ? 'Symplur' : 'Medigy'}: Topic ${n + 1}`)
const CURATORS = Array.from({ length: 15 }, (_, n) => `Curator Number${n + 1}`)
const SOURCES = 200

/** Files written at a time. */
const AT_ONCE = 64

/** Writes `count` articles below `dir`, which is created. */
export async function generateContent(dir: string, count: number): Promise<void> {
  for (const [slug] of COMMUNITIES) {
    await mkdir(path.join(dir, 'communities', slug, 'curated-content'), { recursive: true })
  }
  const documents = generateDocuments(count)
  for (let start = 0; start < count; start += AT_ONCE) {
    const batch = documents.slice(start, start + AT_ONCE)
    await Promise.all(
      batch.map(async (document, offset) => {
        const number = start + offset
        await writeFile(path.join(dir, fileOf(number)), articleFile(number, document))
      }),
    )
  }
}

/** Where article `number` lies inside the folder. */
export function fileOf(number: number): string {
  return `communities/${communityOf(number)[0]}/curated-content/article-${number}.md`
}

/** Address of article `number`. */
export function addressOf(number: number): string {
  return `/communities/${communityOf(number)[0]}/curated-content/journal${number % SOURCES}-article-${number}`
}

/** Address of the newest of `count` articles. */
export function newestAddress(count: number): string {
  const dates = generateDocuments(count).map(({ date }) => date.getTime())
  return addressOf(dates.indexOf(Math.max(...dates)))
}

function communityOf(number: number): readonly [string, string] {
  return COMMUNITIES[number % COMMUNITIES.length] ?? COMMUNITIES[0]
}

type Text = Pick<ReturnType<typeof generateDocuments>[number], 'title' | 'body' | 'date'>

/** The file of article `number`, with about two kilobytes of front matter, as the exports have. */
export function articleFile(number: number, { title, body, date }: Text): string {
  const [community, name] = communityOf(number)
  const source = `journal${number % SOURCES}.example`
  const href = `https://www.${source}/${date.getUTCFullYear()}/article-${number}/`
  const topics = [number % 60, (number * 7 + 3) % 60, (number * 13 + 11) % 60].map((n) => TOPICS[n] ?? '')
  const basePath = `/communities/${community}/curated-content/`
  return `---
aliases: /news/article-${number}
archetype: curate-content
author:
- ${CURATORS[number % CURATORS.length]}
basePath: ${basePath}
breadcrumbLinks:
- /
- /communities/
- /communities/${community}/
- /communities/${community}/curated-content
- '#'
breadcrumbs:
- Home
- Communities
- ${name}
- Curated Content
- ${title}
categories: []
communityTopics:
${[...new Set(topics)].map((topic) => `- '${topic}'`).join('\n')}
contentCategories: medigy-${community}-curated-content
date: '${date.toISOString()}'
description: ${body.slice(0, 180).replaceAll(/[:#]/g, '')}
id: ${number}
identifier: ${name}
lastMod: '${date.toISOString()}'
link:
  brand: ${source}
  href: ${href}
  original: ${href}
mastHead: ${name} CoP
mdName: article-${number}
openProjectCustomFields:
  cleanUrl: ${href}
  medigyTopics: '${JSON.stringify(topics)}'
  sourceUrl: ${href}
openProjectWorkPackageType: Curated Content
owlType: Medigy Communities
searchCategory: News
slug: journal${number % SOURCES}-article-${number}
source: open-project-curations
status: ''
sub: brief
tags:
- news
title: ${title}
type: communities/medigy-${community}
---

${bodyOf(number, body)}
`
}

/** Two bodies in five are HTML, as in the exports; the others Markdown with what people write. */
function bodyOf(number: number, body: string): string {
  const sentences = body.split('. ')
  const third = Math.ceil(sentences.length / 3)
  const parts = [0, 1, 2].map((n) => sentences.slice(n * third, (n + 1) * third).join('. '))
  if (number % 5 < 2) return [...parts, ...parts].map((part) => `<p>${part}</p>`).join('')
  return `${parts[0]}\n\n## What changed\n\n${parts[1]}\n\n- one\n- two\n- three\n\n> ${parts[2]}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n${parts.join('\n\n')}`
}

const [, script, dir, count] = process.argv
if (script?.endsWith('generate-content.ts') && dir !== undefined)
  await generateContent(path.resolve(dir), Number(count ?? 520))
