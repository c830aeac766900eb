/** Route parameters as the catalog knows them: Next passes them on percent-encoded. */
export async function decoded<Name extends string>(
  params: Promise<Record<Name, string>>,
): Promise<Record<Name, string>> {
  const result = await params
  for (const name in result) result[name] = decode(result[name])
  return result
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value).normalize('NFC')
  } catch {
    return value
  }
}
