import { type CSSProperties, useState } from 'react'
import type { CriterionColumn } from '../../../core/score/frame.ts'
import { Icon } from '../../shell/icon.tsx'
import { setShare, toggleLock } from '../../state/scoring.ts'
import { useClient } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { criterionColour } from '../criterion-colour.ts'
import { criterionInWords, formatShare } from '../format.ts'
import { GeneratedBadge } from '../generated-badge.tsx'
import { CriterionDetails } from './criterion-details.tsx'
import { ValueHistogram } from './value-histogram.tsx'

interface WeightRowProps {
  readonly criterion: CriterionColumn
  /** Share of 1 it has now, and in the profile. */
  readonly share: number
  readonly profileShare: number
  /** With no other criterion beside it, it has the whole score. */
  readonly isAlone: boolean
}

/** A criterion: how its values lie, its share of the score, and more on demand. */
export function WeightRow({ criterion, share, profileShare, isAlone }: WeightRowProps) {
  const say = useWords()
  const { id, generated } = criterion
  const [open, setOpen] = useState(false)
  const locked = useClient((state) => state.locks.has(id))
  const name = criterionInWords(id)
  const style = {
    '--colour': criterionColour(id),
    '--fill': share,
    '--own': profileShare,
  } as CSSProperties
  return (
    <div className="weight" style={style} data-weight={id}>
      <div className="weight-head">
        <button
          type="button"
          className="weight-name"
          aria-expanded={open}
          title={say('weights.details', { criterion: name })}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'chevronDown' : 'chevronRight'} />
          <label htmlFor={`weight-${id}`}>{name}</label>
        </button>
        {generated && <GeneratedBadge />}
        <output htmlFor={`weight-${id}`} className="weight-share">
          {formatShare(share)}
        </output>
        <button
          type="button"
          className="icon-button lock"
          aria-pressed={locked}
          aria-label={say('weights.lock', { criterion: name })}
          title={say('weights.lock', { criterion: name })}
          disabled={isAlone}
          onClick={() => toggleLock(id)}
        >
          <Icon name={locked ? 'locked' : 'unlocked'} />
        </button>
      </div>
      {!open && <ValueHistogram criterion={criterion} small />}
      <div className="slider">
        <input
          id={`weight-${id}`}
          type="range"
          min={0}
          max={100}
          value={Math.round(share * 100)}
          disabled={isAlone}
          aria-valuetext={say('weights.ofScore', { share: formatShare(share) })}
          onChange={(event) => setShare(id, event.target.valueAsNumber / 100)}
        />
      </div>
      {open && <CriterionDetails criterion={criterion} />}
    </div>
  )
}
