/** Route parameters as the catalog knows them: Next passes them on percent-encoded. */
export async function decoded<Params extends Readonly<Record<string, string>>>(params: Promise<Params>): Promise<Params> {
  const encoded = await params
  return Object.fromEntries(Object.entries(encoded).map(([name, value]) => [name, decode(value)])) as Params
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value).normalize('NFC')
  } catch {
    return value
  }
}
