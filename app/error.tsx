'use client'

/** What a page shows whose rendering failed. It loads nothing that could fail too. */
export default function PageError({
  error,
  reset: retry,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main id="main" className="wrap">
      <header className="art-head">
        <h1>Something broke on our side</h1>
        <p>
          Try again in a minute.
          {error.digest && ` If it keeps happening, send us this reference: ${error.digest}.`}
        </p>
        <p>
          <button type="button" onClick={retry}>
            Try again
          </button>{' '}
          or <a href="/">go to the home page</a>.
        </p>
      </header>
    </main>
  )
}
