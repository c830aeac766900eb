import { TextPage } from '@/components/text-page'
import { pageMetadata } from '@/lib/metadata'
import { pageTrail } from '@/lib/trails'
import { rightsUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Rights and takedown',
  description: 'Who owns what is quoted here, and how a publisher has an article removed.',
  path: rightsUrl,
})

const trail = pageTrail('Rights and takedown')

export default function RightsPage() {
  return (
    <Frame trail={trail}>
      <TextPage title="Rights and takedown" trail={trail}>
        <p>
          Copyright in each article stays with its publisher. We quote excerpts for professional discussion,
          name the publication, and link to the original.
        </p>
        <h2>Have an article removed</h2>
        <p>
          Are you the publisher, and do you not want an article listed? Write to the community’s curators with
          the address of our page. We withdraw it, and its address then says that it was removed at the
          publisher’s request.
        </p>
        <h2>Not medical advice</h2>
        <p>Excerpts are shared for professional discussion. They are not medical advice.</p>
      </TextPage>
    </Frame>
  )
}
