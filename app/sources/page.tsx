import { SourceList, sourcesMetadata } from './source-list'

export const metadata = sourcesMetadata

export default function SourcesPage() {
  return <SourceList order="most" ignored={[]} />
}
