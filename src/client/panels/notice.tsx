import { loadProject } from '../state/loading.ts'
import { useClient } from '../state/store.ts'
import { NothingToScore } from './nothing-to-score.tsx'

/** What the map has to say instead of, or over, the hexagons: loading, wrong, empty, no WebGL. */
export function Notice() {
  const { loading, problem, mapProblem, frame, result } = useClient()
  if (problem) {
    return (
      <div className="notice card wrong" role="alert">
        <h2>That did not work</h2>
        <p>{problem}</p>
        <button type="button" className="button" onClick={() => void loadProject()}>
          Try again
        </button>
      </div>
    )
  }
  if (loading) {
    return (
      <div className={frame ? 'notice card small' : 'notice card'} role="status">
        <span className="spinner" aria-hidden="true" />
        <p>
          <strong>{loading} …</strong>
          {!frame && <span className="quiet"> The first time can take some seconds.</span>}
        </p>
      </div>
    )
  }
  if (frame && !result) return <NothingToScore frame={frame} />
  if (mapProblem) {
    return (
      <div className="notice card" role="status">
        <p>{mapProblem}</p>
      </div>
    )
  }
  return null
}
