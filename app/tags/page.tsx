import { Chip } from '@/components/chip'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { tagsUrl, tagUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Tags',
  description: 'Flat tags and categories that older articles carry.',
  path: tagsUrl,
})

const trail = pageTrail('Tags')

export default async function TagsPage() {
  const catalog = await getCatalog()
  const tags = catalog.tags.filter((group) => !catalog.isUniversal(group))

  return (
    <Frame trail={trail}>
      <Masthead title="Tags" lede="Words that older articles carry beside their topics." trail={trail} />
      <div className="wrap sec">
        {tags.length === 0 ? (
          <Notice tone="empty" title="No tags yet" />
        ) : (
          <ul className="chips-big topics">
            {tags.map(({ subject: tag, articles }) => (
              <li key={tag.slug}>
                <Chip kind="topic" label={tag.label} href={tagUrl(tag)} count={articles.length} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Frame>
  )
}
