/** What does not fit, by row and column. */
export function Problems({
  problems,
}: {
  problems: readonly { row: number; number: string; column: string; message: string }[]
}) {
  if (problems.length === 0) return null
  return (
    <ul className="list-disc pl-6">
      {problems.slice(0, 100).map(problem => (
        <li key={`${problem.row}${problem.column}${problem.message}`}>
          {problem.row}行目（{problem.number || '見出し'}）の「{problem.column}」：{problem.message}
        </li>
      ))}
    </ul>
  )
}
