'use client'

/** The last resort: no layout, no fonts, no data. */
export default function GlobalError({
  error,
  reset: retry,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en-US">
      <body
        style={{
          font: '1.125rem/1.6 Georgia, serif',
          maxWidth: '38rem',
          margin: '4rem auto',
          padding: '0 1.25rem',
          colorScheme: 'light dark',
        }}
      >
        <title>Something broke on our side</title>
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
      </body>
    </html>
  )
}
