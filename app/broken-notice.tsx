import { CodeFrame } from '@/components/code-frame'
import { editorLink, type BrokenFile } from '@/lib/desk'
import { ruleTitle } from '@/lib/rules'

/** What keeps a file from being shown, with the lines around it. */
export function BrokenNotice({ broken: { problems } }: { broken: BrokenFile }) {
  return problems.map((problem, index) => {
    const href = editorLink(problem)
    const place = `${problem.file}:${problem.line}:${problem.column}`
    return (
      <section key={index} className="notice bad" aria-label={ruleTitle(problem.rule)}>
        <b>{ruleTitle(problem.rule)}</b>
        <div>
          <p>{problem.message}</p>
          <p className="loc">
            <code>{place}</code>
          </p>
          <CodeFrame frame={problem.frame} label={`Lines around ${place}`} />
          <p>
            <strong>Fix:</strong> {problem.fix}
          </p>
          <p>
            {href && (
              <a className="btn ghost sm" href={href}>
                Open in editor
              </a>
            )}{' '}
            <button className="btn ghost sm" type="button" data-js data-copy={problem.file}>
              <span>Copy path</span>
            </button>
          </p>
        </div>
      </section>
    )
  })
}
