import { downloadRoute } from '../download'

export const dynamic = 'force-dynamic'

/** The same shape as `npm run content:check -- --json`. */
export const GET = downloadRoute('application/json', 'problems.json', (problems, { checked }) => {
  const documented = problems.map(({ file, line, column, rule, severity, field, message, fix }) => {
    return { file, line, column, rule, severity, field, message, fix }
  })
  return `${JSON.stringify({ version: 1, checked, problems: documented }, undefined, 2)}\n`
})
