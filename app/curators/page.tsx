import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { communitiesOf } from '@/lib/content/groups'
import { countOf, listOf } from '@/lib/display'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { curatorsUrl, curatorUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Curators',
  description: 'The people who pick the articles of this library.',
  path: curatorsUrl,
})

const trail = pageTrail('Curators')

export default async function CuratorsPage() {
  const { curators } = await getCatalog()

  return (
    <Frame trail={trail}>
      <Masthead title="Curators" lede="The people who pick the articles." trail={trail} />
      <div className="wrap sec">
        {curators.length === 0 && <Notice tone="empty" title="No curators yet" />}
        <ul className="listed">
          {curators.map(({ subject: curator, articles }) => (
            <li key={curator.slug}>
              <h2>
                <a href={curatorUrl(curator)}>{curator.name}</a>
              </h2>
              <p className="meta">
                <span>{countOf(articles.length, 'article')}</span>
                <span>{listOf(communitiesOf(articles).map(({ subject }) => subject.name))}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}
