import type { FieldPath, Finding, Repair } from './problem'

export type Reporter = ReturnType<typeof createReporter>

/** Adds what is wrong with a file to its findings. */
export function createReporter(findings: Finding[]) {
  const at =
    (severity: Finding['severity']) =>
    (rule: string, field: FieldPath, message: string, fix: string, repair?: Repair) => {
      findings.push({ rule, severity, field, message, fix, ...(repair && { repair }) })
    }
  return { error: at('error'), warning: at('warning') }
}
