import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

/** The words of the field that the report uses. */
export function glossarySection({ words }: ReportContext): Markup {
  return html`<section id="glossary"><h2>${words.glossary.title}</h2>
<dl>${words.glossary.entries.map(([term, meaning]) => html`<dt>${term!}</dt><dd>${meaning!}</dd>`)}</dl></section>`
}

/** All that is needed to reproduce every figure. */
export function appendixSection(context: ReportContext): Markup {
  const { words } = context
  return html`<section id="appendix"><h2>${words.appendix.title}</h2>
${facts(context)}${datasets(context)}${criteria(context)}${parameters(context)}</section>`
}

function facts({ input, words, figures }: ReportContext): Markup {
  const text = words.appendix
  const { grid, inputsHash } = input.frame
  return html`<h3>${text.facts}</h3><dl class="facts">
<dt>${text.command}</dt><dd><code>${input.command}</code></dd>
<dt>${text.version}</dt><dd>${input.version}</dd>
<dt>${text.grid}</dt><dd>${text.resolution(String(grid.resolution), figures.whole(grid.length))}</dd>
<dt>${text.hash}</dt><dd><code>${inputsHash}</code></dd>
<dt>${text.seed}</dt><dd>${text.noSeed}</dd>
<dt>${words.coordinates}</dt><dd>${words.coordinatesValue}</dd></dl>`
}

function datasets({ input, words, figures }: ReportContext): Markup {
  const text = words.appendix
  if (input.datasets.length === 0) return html`<p class="none">${text.none}</p>`
  return tableOf(
    text.datasets,
    [
      { title: text.kind, cell: ({ kind }) => kind },
      {
        title: text.name,
        cell: ({ provenance, hash }) =>
          html`${provenance.name}<br><code class="hash">${text.sha} ${hash}</code>`,
      },
      { title: text.rows, isNumber: true, cell: ({ rows }) => figures.whole(rows) },
      {
        title: text.state,
        cell: ({ provenance }) => (provenance.generated ? text.generated : text.real),
      },
      { title: text.source, cell: ({ provenance }) => provenance.source },
      { title: text.licence, cell: ({ provenance }) => provenance.licence },
    ],
    input.datasets,
  )
}

function criteria({ input, words, figures }: ReportContext): Markup {
  const text = words.appendix
  const { frame, scores } = input
  return tableOf(
    text.weights(frame.profile.title),
    [
      { title: text.criterion, cell: ({ id }) => id },
      { title: text.unit, cell: ({ unit }) => unit },
      {
        title: text.weight,
        isNumber: true,
        cell: (_, i) => figures.percent(scores?.shares[i] ?? 0),
      },
      { title: text.missing, isNumber: true, cell: ({ missing }) => figures.whole(missing) },
      {
        title: text.curve,
        cell: ({ active, inactiveBecause, curve }) =>
          active ? knots(curve) : text.inactive(inactiveBecause),
      },
    ],
    frame.criteria,
  )
}

const MOST_KNOTS = 6

/** '0 → 0, 41.3 → 1': knots of a curve; of long ones about so many, evenly taken. */
function knots({ x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }): string {
  const step = Math.max(1, Math.ceil((x.length - 1) / (MOST_KNOTS - 1)))
  const taken = Array.from(x, (_, k) => k).filter((k) => k % step === 0 || k === x.length - 1)
  return taken.map((k) => `${short(x[k]!)} → ${short(y[k]!)}`).join(', ')
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function parameters({ input, words }: ReportContext): Markup {
  const text = words.appendix
  const { cutoffsMetres, vehiclesPerStation, gapTargetMetres } = input.coverage.question
  const rows = Object.entries({
    coverageCutoffsMetres: cutoffsMetres.join(', '),
    vehiclesPerStation,
    gapTargetMetres,
    ...flat(input.frame.profile.parameters),
  })
  const table = tableOf(
    text.parameters,
    [
      { title: text.parameter, cell: ([name]) => html`<code>${name}</code>` },
      { title: text.value, isNumber: true, cell: ([, value]) => String(value) },
    ],
    rows,
  )
  return html`<div class="parameters">${table}</div>`
}

/** Nested parameters under names with a dot. */
function flat(values: object, prefix = ''): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flat(value, `${prefix}${name}.`))
        : [[`${prefix}${name}`, value]],
    ),
  )
}
