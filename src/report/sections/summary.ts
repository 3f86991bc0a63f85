import { html, type Markup } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

/** Five sentences, each of which says so where its data is not there. */
export function summarySection(context: ReportContext): Markup {
  const { words } = context
  const sentences = [vehicles, people, need, corridors, holes].map((of) => of(context))
  return html`<section id="summary"><h2>${words.summary.title}</h2>
<ol class="summary">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ol></section>`
}

function vehicles({ input, words, figures, cutoffKm }: ReportContext): string {
  const measure = input.coverage.cutoffs[0]!.vehicles
  if (!measure) return words.summary.noVehicles
  const total = figures.count(measure.total)
  const stations = input.coverage.network.stations.length
  if (stations === 0) return words.summary.noStations({ total })
  return words.summary.vehicles({
    stations: figures.count(stations),
    covered: figures.count(measure.covered),
    total,
    share: figures.percent(measure.share),
    km: cutoffKm,
  })
}

function people({ input, words, figures, cutoffKm }: ReportContext): string {
  const { cutoffs, vehicleDistance, peopleDistance, network } = input.coverage
  const measure = cutoffs[0]!.people
  const profile = vehicleDistance ?? peopleDistance
  if (!measure || !profile) return words.summary.noPeople
  if (network.stations.length === 0) return words.summary.noDistance
  return words.summary.people({
    covered: figures.count(measure.covered),
    share: figures.percent(measure.share),
    km: cutoffKm,
    mean: figures.km(profile.meanMetres),
    p95: figures.km(profile.p95Metres),
  })
}

function need({ input, words, figures, areas }: ReportContext): string {
  const { question, network, cutoffs } = input.coverage
  const measure = cutoffs[0]!.vehicles
  if (!measure || areas.length === 0) return words.summary.noNeed
  const stations = network.stations.length
  const missing = areas.reduce((sum, a) => sum + Math.max(0, a.needed - a.stations), 0)
  return words.summary.need({
    ratio: figures.count(measure.total / stations),
    target: figures.count(question.vehiclesPerStation),
    needed: figures.count(areas.reduce((sum, area) => sum + area.needed, 0)),
    stations: figures.count(stations),
    missing: figures.count(missing),
  })
}

function corridors({ input, words, figures }: ReportContext): string {
  const { corridors: found, question } = input.coverage
  if (!found || found.routes.length === 0) return words.summary.noCorridors
  const longest = found.routes
    .flatMap(({ gaps }) => gaps)
    .reduce((a, b) => (b.metres > a.metres ? b : a))
  const length = figures.km(longest.metres)
  return words.summary.corridors({
    share: figures.percent(found.coveredMetres / found.knownMetres),
    km: figures.count(found.knownMetres / 1000),
    reach: figures.limitKm(question.gapTargetMetres / 2),
    gaps: figures.count(found.above.length),
    target: figures.limitKm(question.gapTargetMetres),
    largest: longest.isBound ? words.corridors.atLeast(length) : length,
    ref: longest.ref,
  })
}

function holes({ input, words, figures }: ReportContext): string {
  const { holes: found, cutoffs } = input.coverage
  const total = cutoffs[0]!.vehicles?.total
  if (found.length === 0 || !total) return words.summary.noHoles
  const all = found.reduce((sum, hole) => sum + hole.vehicles, 0)
  return words.summary.holes({
    count: figures.count(found.length),
    first: figures.count(found[0]!.vehicles),
    all: figures.count(all),
    points: figures.percent(all / total),
  })
}
