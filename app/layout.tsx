import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { LiveReload } from '@/components/live-reload'
import { ThemeScript } from '@/components/theme-script'
import { getCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { fontVariables } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  metadataBase: new URL(site.url),
  title: { default: site.title, template: `%s | ${site.name}` },
  description: site.description,
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfdfd' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1418' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={site.language} className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        {children}
        {process.env.NODE_ENV === 'development' ? <Desk /> : <script data-portal src="/enhance.js" defer />}
      </body>
    </html>
  )
}

/** What the editor's own machine adds to every page. */
async function Desk() {
  return <LiveReload edition={(await getCatalog()).edition} />
}
