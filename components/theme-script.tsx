import { themeScript } from '@/lib/theme-script'

export function ThemeScript() {
  // oxlint-disable-next-line react/no-danger -- a constant of ours; see `lib/theme-script.ts`
  return <script data-portal dangerouslySetInnerHTML={{ __html: themeScript }} />
}
