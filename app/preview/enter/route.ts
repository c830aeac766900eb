import { cookies, draftMode } from 'next/headers'
import { resolveAddress } from '@/lib/addresses'
import { getPreviewCatalog } from '@/lib/portal'
import { openToken, PREVIEW_COOKIE, previewSession } from '@/lib/preview'
import { site } from '@/lib/site'
import { editorPages, homeUrl } from '@/lib/urls'
import { previewAnswer } from '../answer'

export const dynamic = 'force-dynamic'

/** Follows a preview link: exchanges its token for a session and leads to a page of this site. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const { previewSecret: secret } = site
  if (secret === undefined)
    return previewAnswer(404, 'Preview links are switched off here. Set PREVIEW_SECRET to switch them on.')
  const expires = openToken(searchParams.get('token') ?? '', secret, new Date())
  if (expires === undefined)
    return previewAnswer(401, 'This preview link is wrong or too old. Ask for a new one.')
  const to = await ownPath(searchParams.get('to') ?? homeUrl)
  if (to === undefined)
    return previewAnswer(400, 'This preview link leads to no page of this site. Check its end, "to=…".')

  const draft = await draftMode()
  draft.enable()
  const jar = await cookies()
  jar.set(PREVIEW_COOKIE, previewSession(secret, expires), {
    expires,
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
  })
  return previewAnswer(307, '', to)
}

/** The stored spelling of an address, if a page is there for editors. */
async function ownPath(to: string): Promise<string | undefined> {
  if (editorPages.includes(to)) return to
  const resolution = resolveAddress(await getPreviewCatalog(), to)
  return resolution.kind === 'page' || resolution.kind === 'listing' ? resolution.path : undefined
}
