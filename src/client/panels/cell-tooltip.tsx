import { type Explanation, explainCell } from '../../core/score/explain.ts'
import type { Frame } from '../../core/score/frame.ts'
import { type Hover, NO_ROW, type Result, useClient } from '../state/store.ts'
import { criterionColour } from './criterion-colour.ts'
import { useExploreWords } from './explore/explore-words.ts'
import { criterionInWords, formatPoints } from './format.ts'

const TOP_PARTS = 3
const OFFSET_PIXELS = 14

/** Beside the pointer: the score under it and what it is mostly made of. */
export function CellTooltip() {
  const hover = useClient((state) => state.hover)
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  if (hover?.x === undefined || hover.y === undefined || !frame || !result) return null
  const leftHalf = hover.x < window.innerWidth / 2
  const style = {
    transform: `translate(${hover.x}px, ${hover.y}px) translate(${
      leftHalf ? `${OFFSET_PIXELS}px` : `calc(-100% - ${OFFSET_PIXELS}px)`
    }, ${OFFSET_PIXELS}px)`,
  }
  return (
    <div className="tooltip card" style={style} role="tooltip">
      {hover.mark && <MarkWords mark={hover.mark} />}
      {hover.row !== NO_ROW && <ScoreWords {...{ frame, result }} row={hover.row} />}
    </div>
  )
}

function MarkWords({ mark }: { mark: NonNullable<Hover['mark']> }) {
  return (
    <p className="tooltip-mark">
      <strong dir="auto">{mark.title}</strong>
      <span className="quiet">{mark.detail}</span>
    </p>
  )
}

function ScoreWords({ frame, result, row }: { frame: Frame; result: Result; row: number }) {
  const say = useExploreWords()
  const breakdown = explainCell(frame, result.scores, row)
  if (breakdown.excludedBy !== null) {
    return <p className="tooltip-score">{say('tip.excluded', { reason: breakdown.excludedBy })}</p>
  }
  return (
    <>
      <p className="tooltip-score">
        <strong>{formatPoints(breakdown.score)}</strong>
        <bdi className="quiet"> {breakdown.partner?.name ?? say('tip.greenfield')}</bdi>
      </p>
      <ul className="plain">
        {topParts(breakdown).map((part) => (
          <li key={part.id}>
            <span className="swatch" style={{ background: criterionColour(part.id) }} />
            {criterionInWords(part.id)} <b>{formatPoints(part.contribution)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

function topParts({ criteria }: Explanation): Explanation['criteria'] {
  return criteria
    .filter((part) => part.contribution > 0)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, TOP_PARTS)
}
