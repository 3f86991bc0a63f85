import type { CSSProperties } from 'react'
import type { CriterionColumn } from '../../core/score/frame.ts'
import { setShare } from '../state/scoring.ts'
import { criterionColour } from './criterion-colour.ts'
import { formatCount, formatShare, sentenceOf, titleOf } from './format.ts'
import { GeneratedBadge } from './generated-badge.tsx'

interface WeightSliderProps {
  readonly criterion: CriterionColumn
  /** Share of 1 it has now, and in the profile. */
  readonly share: number
  readonly profileShare: number
}

/** A criterion's share of the score. The small tick is the profile's own share. */
export function WeightSlider({ criterion, share, profileShare }: WeightSliderProps) {
  const { id, unit, meaning, missing, generated } = criterion
  const percent = Math.round(share * 100)
  const style = {
    '--colour': criterionColour(id),
    '--fill': share,
    '--own': profileShare,
  } as CSSProperties
  return (
    <div className="weight" style={style}>
      <div className="weight-head">
        <label htmlFor={`weight-${id}`}>{titleOf(id)}</label>
        {generated && <GeneratedBadge />}
        <output htmlFor={`weight-${id}`} className="weight-share">
          {formatShare(share)}
        </output>
      </div>
      <div className="slider">
        <input
          id={`weight-${id}`}
          type="range"
          min={0}
          max={100}
          value={percent}
          aria-valuetext={`${formatShare(share)} of the score`}
          aria-describedby={`meaning-${id}`}
          onChange={(event) => setShare(id, event.target.valueAsNumber / 100)}
        />
      </div>
      <p className="quiet" id={`meaning-${id}`}>
        {sentenceOf(meaning)} <span className="nowrap">Unit: {unit}.</span>
        {missing > 0 && ` Unknown in ${formatCount(missing)} cells.`}
      </p>
    </div>
  )
}
