import { csvText } from '@/lib/csv'
import { downloadRoute } from '../download'

export const dynamic = 'force-dynamic'

const COLUMNS = ['file', 'line', 'column', 'rule', 'severity', 'field', 'message', 'fix'] as const

export const GET = downloadRoute('text/csv', 'problems.csv', (problems) =>
  csvText([COLUMNS, ...problems.map((problem) => COLUMNS.map((name) => String(problem[name])))]),
)
