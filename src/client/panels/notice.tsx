import { loadProject } from '../state/loading.ts'
import { showAgain } from '../state/showing.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { NothingToScore } from './nothing-to-score.tsx'

/** What the map has to say instead of, or over, the hexagons: loading, wrong, empty, no WebGL. */
export function Notice() {
  const say = useWords()
  const problem = useClient((state) => state.problem)
  const loading = useClient((state) => state.loading)
  const behind = useClient((state) => state.behind)
  const mapProblem = useClient((state) => state.mapProblem)
  const offline = useClient((state) => state.offline)
  const outOfDate = useClient((state) => state.outOfDate)
  const frame = useClient((state) => state.frame)
  const hasResult = useClient((state) => state.result !== undefined)
  if (problem) {
    return (
      <div className="notice card wrong" role="alert">
        <h2>{say('notice.wrong')}</h2>
        <p>{problem}</p>
        <button type="button" className="button" onClick={() => void loadProject()}>
          {say('tryAgain')}
        </button>
      </div>
    )
  }
  if (loading) {
    return (
      <div className={frame ? 'notice card small' : 'notice card'} role="status">
        <span className="spinner" aria-hidden="true" />
        <p>
          <strong>{say(loading)}</strong>
          {!frame && <span className="quiet"> {say('notice.first')}</span>}
        </p>
      </div>
    )
  }
  if (behind) {
    return (
      <div className="notice card small wrong" role="alert">
        <p>
          <strong>{say('notice.behind')}</strong> {behind}
        </p>
        <button type="button" className="text-button" onClick={showAgain}>
          {say('tryAgain')}
        </button>
      </div>
    )
  }
  if (offline || outOfDate) {
    return (
      <div className="notice card small" role="status">
        <p>{say(offline ? 'notice.offline' : 'notice.outOfDate')}</p>
        {!offline && (
          <button type="button" className="text-button" onClick={() => void loadProject()}>
            {say('notice.reload')}
          </button>
        )}
      </div>
    )
  }
  if (frame && !hasResult) return <NothingToScore frame={frame} />
  if (mapProblem) {
    return (
      <div className="notice card" role="status">
        <p>{mapProblem === 'no-webgl' ? say('map.none') : mapProblem}</p>
      </div>
    )
  }
  return null
}
