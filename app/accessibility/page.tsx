import { TextPage } from '@/components/text-page'
import { pageMetadata } from '@/lib/metadata'
import { pageTrail } from '@/lib/trails'
import { accessibilityUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Accessibility',
  description: 'How this site works with keyboards, screen readers, zoom and your own colors.',
  path: accessibilityUrl,
})

const trail = pageTrail('Accessibility')

export default function AccessibilityPage() {
  return (
    <Frame trail={trail}>
      <TextPage title="Accessibility" trail={trail}>
        <p>We build this site to meet the Web Content Accessibility Guidelines 2.2, level AA.</p>
        <h2>Keyboard</h2>
        <p>
          Everything can be reached with the Tab key, in reading order, and the focused control is outlined.
          The first stop on each page skips to its content.
        </p>
        <p>
          The key <code>/</code> moves to the search field, unless you are typing. Where the page shows none,
          it opens the search page.
        </p>
        <p data-js>
          <label>
            <input type="checkbox" data-slash defaultChecked /> Use the key / to search
          </label>
        </p>
        <p>
          While you type into it, suggestions appear below. The arrow keys choose one, Enter opens it, Escape
          closes them; Enter without a choice searches.
        </p>
        <h2>Without script</h2>
        <p>
          Every page, list and search works with JavaScript turned off. Script only adds copying, printing,
          suggestions, a box that filters topics, and shortcuts.
        </p>
        <h2>Color and motion</h2>
        <p>
          The site follows your system’s light or dark theme, its contrast settings, and its wish for less
          motion. Color never carries meaning alone: the name of a community is always next to its color.
        </p>
        <h2>Something does not work for you?</h2>
        <p>
          Tell the curators of the community you read, and say which page and which browser. It is a bug, and
          we mend it.
        </p>
      </TextPage>
    </Frame>
  )
}
