import { useModeParts } from '../modes/use-mode-parts.ts'
import { MapTools } from '../panels/map-tools.tsx'
import { useWords } from '../words/words.ts'
import { Drawer } from './drawer.tsx'

/** The drawers and the page of the mode that is on. */
export function ModeFrame() {
  const say = useWords()
  const loaded = useModeParts()
  if (loaded.status === 'loading') {
    return (
      <div className="mode-note card" role="status">
        <span className="spinner" aria-hidden="true" /> {say('mode.loading')}
      </div>
    )
  }
  if (loaded.status === 'failed') {
    return (
      <div className="mode-note card wrong" role="alert">
        <p>{say('mode.failed')}</p>
        <button type="button" className="button" onClick={loaded.retry}>
          {say('tryAgain')}
        </button>
      </div>
    )
  }
  const { left, right, Page, Ground } = loaded.parts
  // Keyed by mode: no state of one mode's drawer leaks into another's.
  return (
    <div className="mode" key={loaded.mode.id} data-mode={loaded.mode.id}>
      {Ground && <Ground />}
      {left && <Drawer side="left" part={left} />}
      {Page && (
        <section className={pageClass(!!left, !!right)} aria-label={say(loaded.mode.title)}>
          <Page />
        </section>
      )}
      {right && <Drawer side="right" part={right} />}
    </div>
  )
}

function pageClass(left: boolean, right: boolean): string {
  return `mode-page card${left ? ' beside-left' : ''}${right ? ' beside-right' : ''}`
}

/** What the mode puts over the map beside the zoom buttons. */
export function ModeOnMap() {
  const loaded = useModeParts()
  const { Card, Tools } = loaded.status === 'ready' ? loaded.parts : {}
  return (
    <div className="on-map">
      <div>{Card && <Card />}</div>
      <div className="on-map-tools">
        <MapTools />
        {Tools && <Tools />}
      </div>
    </div>
  )
}
