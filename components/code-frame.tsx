import type { CodeFrame as Frame } from '@/lib/content/code-frame'

interface CodeFrameProps {
  frame: Frame
  /** Names it for those who hear it: "content/a.md, line 9". */
  label: string
}

/** The lines of a file around the one that is wrong. */
export function CodeFrame({ frame: { from, lines, marked }, label }: CodeFrameProps) {
  const width = String(from + lines.length - 1).length
  return (
    <pre className="frame" tabIndex={0} role="region" aria-label={label}>
      {lines.map((line, index) => (
        <code key={index} className={index === marked ? 'marked' : undefined}>
          {index === marked ? '> ' : '  '}
          {String(from + index).padStart(width)} | {line}
          {'\n'}
        </code>
      ))}
    </pre>
  )
}
