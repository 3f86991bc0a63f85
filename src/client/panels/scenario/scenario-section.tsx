import { mapRef } from '../../map/current-map.ts'
import { Icon } from '../../shell/icon.tsx'
import { takeTool } from '../../state/draw.ts'
import { useScenarioState } from '../../state/scenario/current-state.ts'
import { makeChange } from '../../state/scenario/history.ts'
import { useScenario } from '../../state/scenario/scenario-store.ts'
import { useWords } from '../../words/words.ts'
import { GrowthInput } from './growth-input.tsx'

/** What the scenario changes in the data: stations, no-go areas, growth; each can be taken off. */
export function ScenarioSection() {
  const say = useWords()
  const { stations, areas, open } = useScenarioState()
  const unapplied = useScenario((state) => state.unapplied)
  const serve = open.includes('planned')
  return (
    <details className="sources scenario-section">
      <summary>
        <h3>{say('scenario.what')}</h3>
        <span className="quiet">{stations.size + areas.size || ''}</span>
      </summary>
      <ul className="plain">
        {[...stations.values()].map(({ id, name, lat, lon }) => (
          <Row
            key={id}
            name={name}
            onShow={() => mapRef.current?.showPlace(lat, lon, 11)}
            removeWords={say('scenario.removeStation', { name })}
            onRemove={() => makeChange({ type: 'station-removed', id })}
          />
        ))}
        {[...areas.values()].map((area) => (
          <AreaRow key={area.id} area={area} />
        ))}
      </ul>
      <label className="check">
        <input
          type="checkbox"
          checked={serve}
          onChange={() =>
            makeChange({ type: 'stations-open', statuses: serve ? [] : ['building', 'planned'] })
          }
        />
        {say('scenario.plannedServe')}
      </label>
      <GrowthInput of="vehicles" />
      <GrowthInput of="corridors" />
      {unapplied.map((sentence) => (
        <p key={sentence} className="excluded-note">
          {sentence}
        </p>
      ))}
    </details>
  )
}

type Area =
  ReturnType<typeof useScenarioState>['areas'] extends ReadonlyMap<string, infer Each>
    ? Each
    : never

function AreaRow({ area }: { area: Area }) {
  const say = useWords()
  const { id, name } = area
  return (
    <li className="scenario-row">
      <input
        className="field low"
        aria-label={say('scenario.areaName')}
        defaultValue={name}
        onBlur={(event) => {
          const next = event.target.value.trim()
          if (next !== '' && next !== name) makeChange({ ...area, name: next })
        }}
      />
      <button type="button" className="text-button" onClick={() => takeTool('noGo', id)}>
        {say('scenario.redraw')}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={say('scenario.removeArea', { name })}
        onClick={() => makeChange({ type: 'area-allowed', id })}
      >
        <Icon name="trash" />
      </button>
    </li>
  )
}

interface RowProps {
  readonly name: string
  readonly removeWords: string
  readonly onShow: () => void
  readonly onRemove: () => void
}

function Row({ name, removeWords, onShow, onRemove }: RowProps) {
  return (
    <li className="scenario-row">
      <button type="button" className="text-button" onClick={onShow}>
        <bdi>{name}</bdi>
      </button>
      <button type="button" className="icon-button" aria-label={removeWords} onClick={onRemove}>
        <Icon name="trash" />
      </button>
    </li>
  )
}
