/** Marks what was made up by a program, wherever it is seen. */
export function GeneratedBadge() {
  return (
    <span className="badge" title="Made up by a program, not observed">
      generated
    </span>
  )
}
