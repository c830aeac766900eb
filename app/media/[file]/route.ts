import { getPicture } from '@/lib/media'
import { isEditing } from '@/lib/portal'

export const dynamic = 'force-dynamic'

/** A featured image in one of the offered widths. The address names the bytes, so it never changes. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const picture = await getPicture((await params).file)
  if (picture === undefined)
    return new Response('There is no such picture.\n', {
      status: 404,
      headers: { 'cache-control': 'no-store' },
    })
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': picture.type,
      // An editor may be given the picture of a draft.
      'cache-control': (await isEditing()) ? 'private, no-store' : 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
