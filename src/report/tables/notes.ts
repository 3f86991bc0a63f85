import type { Note } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { generatedNames } from '../report-input.ts'

/** What has to be known to judge the tables. */
export function reportNotes({ input, words, credits }: ReportContext): Note[] {
  const { frame, scores, coverage } = input
  const text = words.appendix
  const { cutoffsMetres, vehiclesPerStation, gapTargetMetres } = coverage.question
  const weights = frame.criteria.map(({ id }, i) => `${id}=${scores?.shares[i] ?? 0}`)
  const inRows = true
  return [
    { key: 'project', title: words.title, value: input.project, inRows },
    { key: 'made_on', title: words.madeOn(''), value: input.date, inRows },
    { key: 'profile', title: text.weights(''), value: frame.profile.id, inRows },
    { key: 'weights', title: text.weight, value: weights.join(';') },
    { key: 'cutoffs_metres', title: words.coverage.distance, value: cutoffsMetres.join(';') },
    { key: 'vehicles_per_station', title: words.areas.ratio, value: vehiclesPerStation },
    { key: 'gap_target_metres', title: words.corridors.gaps, value: gapTargetMetres },
    {
      key: 'generated_data',
      title: text.generated,
      value: generatedNames(input).join(' | '),
      inRows,
    },
    { key: 'attribution', title: words.credits, value: credits, inRows },
    { key: 'inputs_hash', title: text.hash, value: frame.inputsHash, inRows },
    { key: 'version', title: text.version, value: input.version },
    { key: 'command', title: text.command, value: input.command },
    { key: 'coordinates', title: words.coordinates, value: words.coordinatesValue },
    ...input.datasets.map(({ kind, hash, provenance }) => ({
      key: `dataset_${hash.slice(0, 12)}`,
      title: `${kind}: ${provenance.name}${provenance.generated ? ` (${text.generated})` : ''}`,
      value: `${text.sha} ${hash}`,
    })),
  ]
}
