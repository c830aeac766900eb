import { cookies, draftMode } from 'next/headers'
import { PREVIEW_COOKIE } from '@/lib/preview'
import { homeUrl } from '@/lib/urls'
import { previewAnswer } from '../answer'

export const dynamic = 'force-dynamic'

/** Ends preview, for whoever is in it. */
export async function GET(): Promise<Response> {
  const draft = await draftMode()
  draft.disable()
  const jar = await cookies()
  jar.set(PREVIEW_COOKIE, '', {
    expires: new Date(0),
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
  })
  return previewAnswer(307, '', homeUrl)
}
