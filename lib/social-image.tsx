import 'server-only'

/** The picture that link previews show: the language of the covers, with the title. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ImageResponse } from 'next/og'
import type { Community, Hue, Motif } from './content/model'
import { COVER_VIEW_BOX, coverShapes } from './cover'
import { drawable } from './drawable'
import { log } from './log'
import { site } from './site'

const SIZE = { width: 1200, height: 630 }

/** The solid tone of each hue in light mode, of `app/styles/tokens.css`, written as the renderer needs it. */
const SOLID: Readonly<Record<Hue, string>> = {
  rose: '#9b2a4b',
  vermilion: '#9d2f19',
  amber: '#854a00',
  olive: '#635d02',
  moss: '#3e6901',
  jade: '#016c46',
  teal: '#036963',
  lagoon: '#02667a',
  blue: '#015e9d',
  iris: '#454ead',
  violet: '#6d3f9e',
  plum: '#8d3077',
}

interface SocialImage {
  readonly title: string
  /** A line under the title: the source, or how many articles there are. */
  readonly note?: string
  readonly community: Community
  readonly motif: Motif
  /** Decides on the drawing. */
  readonly seed: string
}

/**
 * A PNG of 1200 by 630. The same input gives the same picture. Nothing is fetched for it: what our fonts can't draw is
 * left out.
 */
export async function socialImage(image: SocialImage): Promise<Response> {
  const { note, community } = image
  const shown = {
    ...image,
    title: drawable(image.title),
    note: note && drawable(note),
    community: { ...community, name: drawable(community.name) },
  }
  try {
    return await draw(shown)
  } catch (error) {
    log.error(
      { title: image.title, reason: String(error) },
      'The title of a preview picture could not be drawn.',
    )
    return draw({ ...shown, title: '', note: undefined })
  }
}

/** Rejects if it can't be drawn, instead of breaking off while it is sent. */
async function draw({ title, note, community, motif, seed }: SocialImage): Promise<Response> {
  const [serif, sans] = await Promise.all([
    font('newsreader/files/newsreader-latin-500-normal.woff'),
    font('atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff'),
  ])
  const shownTitle = title.length > 140 ? `${title.slice(0, 139).replace(/\s+\S*$/, '')}…` : title
  const picture = new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: '64px 72px',
        background: SOLID[community.hue],
        color: '#fff',
        fontFamily: 'Atkinson',
      }}
    >
      <Drawing motif={motif} seed={seed} />
      <div style={{ display: 'flex', fontSize: 34 }}>{community.name}</div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 24, maxWidth: 940 }}>
        <div
          style={{
            display: 'flex',
            fontFamily: 'Newsreader',
            fontSize: titleSize(shownTitle),
            lineHeight: 1.06,
            letterSpacing: '-0.02em',
          }}
        >
          {shownTitle}
        </div>
        {note && <div style={{ display: 'flex', fontSize: 30, opacity: 0.9 }}>{note}</div>}
      </div>
      <div style={{ display: 'flex', fontSize: 28, opacity: 0.9 }}>{drawable(site.name)}</div>
    </div>,
    {
      ...SIZE,
      fonts: [
        { name: 'Newsreader', data: serif, weight: 500, style: 'normal' },
        { name: 'Atkinson', data: sans, weight: 600, style: 'normal' },
      ],
    },
  )
  return new Response(await picture.arrayBuffer(), { headers: picture.headers })
}

function Drawing({ motif, seed }: { motif: Motif; seed: string }) {
  return (
    <svg
      viewBox={COVER_VIEW_BOX}
      width={1120}
      height={630}
      style={{ position: 'absolute', right: 0, top: 0 }}
    >
      {coverShapes(motif, seed).map(({ kind, d, width }) => (
        <path
          key={d}
          d={d}
          fill={kind === 'fill' ? '#fff' : 'none'}
          fillOpacity={0.13}
          stroke={kind === 'fill' ? 'none' : '#fff'}
          strokeOpacity={kind === 'line' ? 0.24 : 0.13}
          strokeWidth={width ?? 1.5}
        />
      ))}
    </svg>
  )
}

function titleSize(title: string): number {
  if (title.length > 100) return 56
  return title.length > 50 ? 68 : 88
}

function font(file: string): Promise<Buffer> {
  // What is traced for a release is named in next.config.js; from here it would be every weight and script.
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource', file))
}
