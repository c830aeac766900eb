/** What a reader sees when rendering failed: one document that loads nothing which could fail too. */
export function failurePage(reference: string): string {
  return plainPage(
    'Something broke on our side',
    `Try again in a minute. If it keeps happening, send us this reference: ${reference}.`,
  )
}

/** What a reader sees where nothing was found that was there a moment ago. */
export function nothingPage(): string {
  return plainPage(
    'We can’t find that page',
    'It may just have moved. Start from the home page, or search there.',
  )
}

/** What a reader sees when more ask at once than can be answered. */
export function busyPage(): string {
  return plainPage('Too many people are reading at once', 'Try again in ten seconds.')
}

/** Title and text are our own words, and hold nothing that HTML would take for markup. */
function plainPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body style="font: 1.125rem/1.6 Georgia, serif; max-width: 38rem; margin: 4rem auto; padding: 0 1.25rem">
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Go to the home page</a></p>
</main>
</body>
</html>
`
}
