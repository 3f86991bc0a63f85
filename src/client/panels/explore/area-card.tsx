import { getHexagonAreaAvg } from 'h3-js'
import { selectAndShow } from '../../map/selection.ts'
import { clearArea, totalsOf, useAreaSelection } from '../../state/area-selection.ts'
import { forbidArea } from '../../state/draw.ts'
import { useClient } from '../../state/store.ts'
import { formatNumber, formatPoints } from '../format.ts'
import { useExploreWords } from './explore-words.ts'

/** Totals of the cells selected by a box or a polygon, and what can be done with them. */
export function AreaCard() {
  const say = useExploreWords()
  const selection = useAreaSelection((state) => state.selection)
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  if (!selection || !frame || !result) return null
  const totals = totalsOf(selection.rows, frame, result.scores.values)
  const inside = new Set(selection.rows)
  const listed = result.ranked.filter(({ row }) => inside.has(row)).length
  const area = totals.cells * getHexagonAreaAvg(frame.grid.resolution, 'km2')
  return (
    <section className="area-card card" aria-label={say('area.title')}>
      <h3>{say('area.cells', { count: totals.cells })}</h3>
      <dl className="facts">
        <dt>{say('area.size')}</dt>
        <dd>{formatNumber(area)} km²</dd>
        <dt>{say('area.scored')}</dt>
        <dd>{formatNumber(totals.scored)}</dd>
        <dt>{say('area.mean')}</dt>
        <dd>{formatPoints(totals.scored > 0 ? totals.mean : null)}</dd>
        <dt>{say('area.best')}</dt>
        <dd>
          {totals.bestRow >= 0 ? (
            <button
              type="button"
              className="text-button"
              onClick={() => selectAndShow(totals.bestRow)}
            >
              {formatPoints(totals.best)}
            </button>
          ) : (
            '–'
          )}
        </dd>
        <dt>{say('area.listed')}</dt>
        <dd>{listed}</dd>
        <dt>{say('area.partners')}</dt>
        <dd>{formatNumber(totals.partners)}</dd>
      </dl>
      <div className="area-buttons">
        <button
          type="button"
          className="text-button"
          onClick={() => {
            forbidArea(selection.polygon, say('area.noGo'))
            clearArea()
          }}
        >
          {say('area.forbid')}
        </button>
        <button type="button" className="text-button" onClick={clearArea}>
          {say('area.clear')}
        </button>
      </div>
    </section>
  )
}
