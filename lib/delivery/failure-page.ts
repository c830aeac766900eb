/** What a reader sees when rendering failed: one document that loads nothing which could fail too. */
export function failurePage(reference: string): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Something broke on our side</title>
</head>
<body style="font: 1.125rem/1.6 Georgia, serif; max-width: 38rem; margin: 4rem auto; padding: 0 1.25rem">
<main>
<h1>Something broke on our side</h1>
<p>Try again in a minute. If it keeps happening, send us this reference: ${reference}.</p>
<p><a href="/">Go to the home page</a></p>
</main>
</body>
</html>
`
}
