import { explainCell } from '../../../core/score/explain.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useClient } from '../../state/store.ts'
import { criterionColour } from '../criterion-colour.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { criterionInWords, formatPoints, formatValue } from '../format.ts'
import { ScoreBar } from './score-bar.tsx'
import type { Listed } from './use-listed-sites.ts'

interface CompareDialogProps {
  readonly listed: readonly Listed[]
  readonly onClose: () => void
}

/** Pinned sites side by side: score, and the value and points of every criterion. */
export default function CompareDialog({ listed, onClose }: CompareDialogProps) {
  const say = useExploreWords()
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  if (!frame || !result) return null
  const columns = listed.map((each) => ({
    ...each,
    parts: explainCell(frame, result.scores, each.site.row).criteria,
  }))
  const active = frame.criteria.filter((criterion) => criterion.active)
  return (
    <Dialog title={say('sites.compareTitle')} onClose={onClose} wide>
      <div className="compare">
        <table className="breakdown-table">
          <thead>
            <tr>
              <td />
              {columns.map(({ site, name, where }) => (
                <th key={site.row} scope="col">
                  <bdi>{name}</bdi>
                  <span className="quiet part-value">{where}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say('sites.score')}</th>
              {columns.map(({ site }) => (
                <td key={site.row}>
                  <strong>{formatPoints(site.score)}</strong>
                  <ScoreBar contributions={site.contributions} />
                </td>
              ))}
            </tr>
            {active.map(({ id }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="swatch" style={{ background: criterionColour(id) }} />
                  {criterionInWords(id)}
                </th>
                {columns.map(({ site, parts }) => {
                  const part = parts.find((each) => each.id === id)!
                  return (
                    <td key={site.row}>
                      <strong>{formatPoints(part.contribution)}</strong>
                      <span className="quiet part-value">{formatValue(part.value, part.unit)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
