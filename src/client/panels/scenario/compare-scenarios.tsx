import { useEffect, useState } from 'react'
import { Dialog } from '../../shell/dialog.tsx'
import {
  type Comparison,
  compareScenarios,
  type FigureKey,
} from '../../state/scenario/comparison.ts'
import { saveNow } from '../../state/scenario/saving.ts'
import { useScenario } from '../../state/scenario/scenario-store.ts'
import { useClient } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { formatNumber, formatPoints } from '../format.ts'
import { ListDifference } from './list-difference.tsx'

/** The scenario on the screen beside another one: the difference of their figures and lists. */
export default function CompareScenarios({ onClose }: { onClose: () => void }) {
  const say = useWords()
  const { id, name, list } = useScenario()
  const profileId = useClient((state) => state.profileId)
  const [otherId, setOtherId] = useState(0)
  const [comparison, setComparison] = useState<Comparison>()
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isWanted = true
    setComparison(undefined)
    setProblem('')
    saveNow()
      .then(() => compareScenarios(profileId, otherId, id))
      .then(
        (result) => isWanted && setComparison(result),
        (error: Error) => isWanted && setProblem(error.message),
      )
    return () => {
      isWanted = false
    }
  }, [profileId, otherId, id])
  const others = [
    { id: 0, name: say('scenario.baseline') },
    ...list.filter((each) => each.id !== id),
  ]
  const otherName = others.find((each) => each.id === otherId)?.name ?? ''
  return (
    <Dialog title={say('compare.title', { a: otherName, b: name })} onClose={onClose} wide>
      <label className="quiet">
        {say('compare.with')}{' '}
        <select value={otherId} onChange={(event) => setOtherId(Number(event.target.value))}>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      {problem && (
        <p className="excluded-note" role="alert">
          {problem}
        </p>
      )}
      {!comparison && !problem && <p role="status">{say('compare.asking')}</p>}
      {comparison && <Figures comparison={comparison} a={otherName} b={name} />}
    </Dialog>
  )
}

interface FiguresProps {
  readonly comparison: Comparison
  readonly a: string
  readonly b: string
}

function Figures({ comparison, a, b }: FiguresProps) {
  const say = useWords()
  const words = (key: FigureKey) =>
    key === 'mean' ? say('compare.mean', { count: 10 }) : say(`compare.${key}`)
  const shown = (key: FigureKey, value: number) =>
    key === 'scored' ? formatNumber(value) : formatPoints(value)
  const signed = (key: FigureKey, value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : '±'}${shown(key, Math.abs(value))}`
  return (
    <>
      <table className="breakdown-table">
        <thead>
          <tr>
            <th scope="col">{say('compare.figure')}</th>
            <th scope="col">
              <bdi>{a}</bdi>
            </th>
            <th scope="col">
              <bdi>{b}</bdi>
            </th>
            <th scope="col">{say('compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{words(row.key)}</th>
              <td>{shown(row.key, row.a)}</td>
              <td>{shown(row.key, row.b)}</td>
              <td>
                <strong>{signed(row.key, row.b - row.a)}</strong>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('compare.common')}</th>
            <td colSpan={3}>{comparison.common}</td>
          </tr>
        </tbody>
      </table>
      <div className="compare-lists">
        <ListDifference name={a} sites={comparison.onlyA} />
        <ListDifference name={b} sites={comparison.onlyB} />
      </div>
    </>
  )
}
