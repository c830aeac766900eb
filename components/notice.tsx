import type { ReactNode } from 'react'

interface NoticeProps {
  tone: 'info' | 'warn' | 'bad' | 'ok' | 'empty'
  title: string
  /** What to do about it. */
  children?: ReactNode
}

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice ${tone}`}>
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  )
}
