import { TextPage } from '@/components/text-page'
import { pageMetadata } from '@/lib/metadata'
import { pageTrail } from '@/lib/trails'
import { privacyUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Privacy',
  description: 'What this site knows about you: next to nothing.',
  path: privacyUrl,
})

const trail = pageTrail('Privacy')

export default function PrivacyPage() {
  return (
    <Frame trail={trail}>
      <TextPage title="Privacy" trail={trail}>
        <p>This site sets no cookies for readers, has no accounts, and loads nothing from other sites.</p>
        <h2>What stays in your browser</h2>
        <p>
          If you choose a color theme or turn the search shortcut off, your browser remembers it for this
          site. Nobody else sees it.
        </p>
        <h2>What the server sees</h2>
        <p>
          Like every web server, ours sees the address of your connection and of the pages you ask for, and
          what you type into the search field, to suggest pages. It needs that to answer you.
        </p>
        <h2>When you leave</h2>
        <p>A link to an original leads to its publisher. From there on, the publisher’s rules apply.</p>
      </TextPage>
    </Frame>
  )
}
