import { homeUrl } from '@/lib/urls'

export function BrandMark({ siteName }: { siteName: string }) {
  return (
    <a className="brand" href={homeUrl}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M3 5h6v22H3z" fill="currentColor" />
        <path d="M11 9h6v18h-6z" fill="currentColor" opacity=".72" />
        <path d="m19 8.6 5.8-1.6 5 18.4-5.8 1.6z" fill="currentColor" opacity=".45" />
      </svg>
      <span>{siteName}</span>
    </a>
  )
}
