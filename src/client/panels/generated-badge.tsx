import { useWords } from '../words/words.ts'

/** Marks what was made up by a program, wherever it is seen. */
export function GeneratedBadge() {
  const say = useWords()
  return (
    <span className="badge" title={say('badge.generatedWhy')}>
      {say('badge.generated')}
    </span>
  )
}
