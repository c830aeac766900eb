import { notFound } from 'next/navigation'
import { Pager } from '@/components/pager'
import { ResultBar } from '@/components/result-bar'
import { getProvenance } from '@/lib/desk'
import { displayTitle, isoDay } from '@/lib/display'
import { getCatalog, isEditing } from '@/lib/portal'
import { provenanceUrl } from '@/lib/urls'
import { queryOf, wholeNumber, type SearchParams } from '../../params'
import { DeskPage } from '../desk-page'

const SIZE = 50

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Where articles come from', robots: { index: false } }

export default async function ProvenancePage({ searchParams }: { searchParams: SearchParams }) {
  if (!(await isEditing())) notFound()
  const [catalog, query] = await Promise.all([getCatalog(), queryOf(searchParams)])
  const words = (query.get('q') ?? '').trim().slice(0, 200)
  const found = catalog.articles.filter(({ title, file, original }) =>
    `${title}\n${file}\n${original?.href ?? ''}`.toLowerCase().includes(words.toLowerCase()),
  )
  const pages = Math.max(1, Math.ceil(found.length / SIZE))
  const page = wholeNumber(query, 'page', { most: pages, usual: 1 })
  const rows = await getProvenance(found.slice((page - 1) * SIZE, page * SIZE))

  return (
    <DeskPage title="Where articles come from" lede="As their files tell; readers are not shown any of it.">
      <form className="desk-filter" action={provenanceUrl} aria-label="Find articles">
        <label>
          Words in the title, file or link
          <input name="q" type="search" defaultValue={words} maxLength={200} />
        </label>
        <button className="btn" type="submit">
          Find
        </button>
      </form>
      <ResultBar count={found.length} />
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Articles and their origin">
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Article and file</th>
              <th scope="col">Imported from</th>
              <th scope="col">Work package</th>
              <th scope="col">Link, and where it was found</th>
              <th scope="col">Last change</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ article, file, importSource, workPackage, href, foundAt, saved }) => (
              <tr key={article.path}>
                <th scope="row">
                  <a href={article.path}>{displayTitle(article.title, article.original?.source.brand)}</a>
                  <br />
                  <code>{file}</code>
                </th>
                <td>{importSource ?? '–'}</td>
                <td>{workPackage ?? '–'}</td>
                <td className="addr">
                  {href === undefined ? '–' : <a href={href}>{href}</a>}
                  {foundAt !== undefined && foundAt !== href && (
                    <>
                      <br />
                      <a href={foundAt}>{foundAt}</a>
                    </>
                  )}
                </td>
                <td>
                  <time dateTime={isoDay(article.modified)}>{isoDay(article.modified)}</time>
                  <br />
                  saved <time dateTime={isoDay(saved)}>{isoDay(saved)}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        listing={provenanceUrl}
        page={page}
        pages={pages}
        total={found.length}
        size={SIZE}
        hrefOf={(number) => `${provenanceUrl}?${new URLSearchParams({ q: words, page: String(number) })}`}
      />
    </DeskPage>
  )
}
