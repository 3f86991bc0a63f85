import { useId } from 'react'
import { useScenarioState } from '../../state/scenario/current-state.ts'
import { makeChange } from '../../state/scenario/history.ts'
import { useWords } from '../../words/words.ts'

/** Demand in percent more or less than the data says. */
export function GrowthInput({ of }: { of: 'vehicles' | 'corridors' }) {
  const say = useWords()
  const id = useId()
  const { vehicleGrowth, corridorGrowth } = useScenarioState()
  const factor = of === 'vehicles' ? (vehicleGrowth.get('all') ?? 1) : corridorGrowth
  const percent = Math.round((factor - 1) * 1000) / 10
  const take = (text: string) => {
    const next = 1 + Number(text) / 100
    if (text !== '' && next > 0 && Number.isFinite(next) && next !== factor) {
      makeChange({ type: 'growth', of, factor: Number(next.toPrecision(9)) }, `growth ${of}`)
    }
  }
  return (
    <div className="growth">
      <label className="growth-words" htmlFor={id}>
        {say(`growth.${of}`)}
      </label>
      <input
        id={id}
        // Another value from undo is another field.
        key={percent}
        className="field low number"
        type="number"
        min={-99}
        step={5}
        defaultValue={percent}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
      />
      <span aria-hidden="true">%</span>
    </div>
  )
}
