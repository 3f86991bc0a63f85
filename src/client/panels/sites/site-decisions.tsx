import type { Explanation } from '../../../core/score/explain.ts'
import { useScenarioState } from '../../state/scenario/current-state.ts'
import { plannedAt, setNote, toggleMark, togglePlanned } from '../../state/scenario/site-changes.ts'
import { useExploreWords } from '../explore/explore-words.ts'

/** What the planner decides of a place: fix it, forbid it, plan a station, write a note. */
export function SiteDecisions({ breakdown, near }: { breakdown: Explanation; near: string }) {
  const say = useExploreWords()
  const { sites } = useScenarioState()
  const { cell, lat, lon, partner } = breakdown
  const { mark = 'free', note = '' } = sites.get(cell) ?? {}
  const name = partner?.name ?? (near || cell)
  return (
    <section aria-label={say('site.decide')} className="decisions">
      <div className="decision-buttons">
        <Decision
          words={say('site.fix')}
          why={say('site.fixWhy')}
          on={mark === 'fixed'}
          act={() => toggleMark(cell, 'fixed')}
        />
        <Decision
          words={say('site.forbid')}
          why={say('site.forbidWhy')}
          on={mark === 'forbidden'}
          act={() => toggleMark(cell, 'forbidden')}
        />
        <Decision
          words={say('site.plan')}
          why={say('site.planWhy')}
          on={plannedAt(cell) !== undefined}
          act={() => togglePlanned(cell, name, lat, lon)}
        />
      </div>
      <textarea
        className="field note"
        rows={note === '' ? 1 : 3}
        aria-label={say('site.note')}
        placeholder={say('site.noteHint')}
        value={note}
        onChange={(event) => setNote(cell, event.target.value)}
      />
    </section>
  )
}

interface DecisionProps {
  readonly words: string
  readonly why: string
  readonly on: boolean
  readonly act: () => void
}

function Decision({ words, why, on, act }: DecisionProps) {
  return (
    <button type="button" className="toggle" aria-pressed={on} title={why} onClick={act}>
      {words}
    </button>
  )
}
