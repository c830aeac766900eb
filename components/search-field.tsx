import { searchPageUrl } from '@/lib/urls'
import { Icon } from './icon'

/** A plain GET form. `bar` is the one in the header, `big` the one a page is about. */
export function SearchField({ size, query = '' }: { size: 'bar' | 'big'; query?: string }) {
  return size === 'bar' ? (
    <form className="find" role="search" aria-label="Site" action={searchPageUrl} method="get">
      <label className="vh" htmlFor="q">
        Search articles, topics and sources
      </label>
      <Icon name="search" />
      <input
        id="q"
        name="q"
        type="search"
        placeholder="Search articles"
        autoComplete="off"
        aria-keyshortcuts="/"
        defaultValue={query}
      />
      <span className="kbd" aria-hidden="true" data-js>
        /
      </span>
    </form>
  ) : (
    <form className="bigfind" role="search" aria-label="Results" action={searchPageUrl} method="get">
      <label className="vh" htmlFor="bq">
        Search for
      </label>
      <Icon name="search" />
      <input id="bq" name="q" type="search" autoComplete="off" aria-keyshortcuts="/" defaultValue={query} />
      <button className="btn" type="submit">
        Search
      </button>
    </form>
  )
}
