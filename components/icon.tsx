import type { ReactNode } from 'react'

const drawings = {
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  theme: (
    <>
      <circle cx="12" cy="12" r="8.2" />
      <path className="solid" d="M12 3.8a8.2 8.2 0 0 1 0 16.4z" />
    </>
  ),
  menu: <path d="M4 8h16M4 16h16" />,
  'arrow-right': <path d="M5 12h14M13 6l6 6-6 6" />,
  'arrow-left': <path d="M19 12H5M11 6l-6 6 6 6" />,
  external: <path d="M8 6h10v10M18 6 6.5 17.5" />,
  close: <path d="m7 7 10 10M17 7 7 17" />,
  link: (
    <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />
  ),
  mail: (
    <>
      <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
      <path d="m4 7 8 6 8-6" />
    </>
  ),
  print: <path d="M7 9V4h10v5M7 17H4.5v-7h15v7H17M7 14h10v6H7z" />,
  rss: (
    <>
      <path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14" />
      <circle className="solid" cx="6" cy="18" r="1.2" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
