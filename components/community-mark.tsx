import type { Community } from '@/lib/content/model'
import { communityUrl } from '@/lib/urls'

/** The color of a community and its name; `short` shows the abbreviation. */
export function CommunityMark({ community, short = false }: { community: Community; short?: boolean }) {
  return (
    <a className="cop" data-hue={community.hue} href={communityUrl(community)}>
      {short ? (
        <>
          {community.abbreviation}
          <span className="vh">,</span> <span className="vh">{community.name}</span>
        </>
      ) : (
        community.name
      )}
    </a>
  )
}
