import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { DistanceProfile } from '../core/coverage/distance-profile.ts'
import { Markup } from './markup.ts'

const WIDTH = 660
/** Black and a dashed grey tell two lines apart without colour. */
const [FIRST, SECOND] = ['#1f3b73', '#777']

/** A chart as SVG that needs no script. */
function drawn(options: Plot.PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const plot = Plot.plot({ document: document as unknown as Document, width: WIDTH, ...options })
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new Markup(`<figure class="chart">${plot.outerHTML}</figure>`)
}

export interface CurveWords {
  readonly x: string
  readonly y: string
}

/** Share within a distance, a line for each quantity; a rule at each cutoff. */
export function curveChart(
  lines: readonly { readonly name: string; readonly profile: DistanceProfile }[],
  cutoffsMetres: readonly number[],
  words: CurveWords,
): Markup {
  const rows = lines.map(({ name, profile }) =>
    profile.curve.map(({ metres, share }) => ({ km: metres / 1000, share: 100 * share, name })),
  )
  const most = Math.max(20, ...cutoffsMetres.map((metres) => metres / 1000))
  return drawn({
    height: 260,
    marginRight: 80,
    x: { label: words.x, domain: [0, most] },
    y: { label: words.y, grid: true, domain: [0, 100] },
    marks: [
      Plot.ruleY([0]),
      Plot.ruleX(
        cutoffsMetres.map((metres) => metres / 1000),
        {
          stroke: '#999',
          strokeDasharray: '2 3',
        },
      ),
      ...rows.flatMap((line, i) => [
        Plot.lineY(line, {
          x: 'km',
          y: 'share',
          stroke: i === 0 ? FIRST : SECOND,
          strokeWidth: 2,
          ...(i > 0 && { strokeDasharray: '6 3' }),
        }),
        Plot.text(line.slice(-1), {
          x: 'km',
          y: 'share',
          text: 'name',
          textAnchor: 'start',
          dx: 5,
          dy: i === 0 ? -7 : 7,
        }),
      ]),
    ],
  })
}

/** Bars of a share by area, largest first. */
export function areaChart(
  areas: readonly { readonly name: string; readonly share: number }[],
  label: string,
): Markup {
  const rows = areas.map(({ name, share }) => ({ name, share: 100 * share }))
  const longest = Math.max(...rows.map(({ name }) => [...name].length))
  const perLetter = rows.some(({ name }) => /[\u3000-\u9fff]/.test(name)) ? 12 : 6.5
  return drawn({
    height: 34 + 17 * rows.length,
    marginLeft: Math.min(200, 16 + perLetter * longest),
    marginRight: 40,
    x: { label, grid: true, domain: [0, 100] },
    y: { label: null, domain: rows.map(({ name }) => name) },
    marks: [
      Plot.barX(rows, { x: 'share', y: 'name', fill: '#6d87b8' }),
      Plot.text(rows, {
        x: 'share',
        y: 'name',
        text: (row: { share: number }) => row.share.toFixed(1),
        textAnchor: 'start',
        dx: 4,
      }),
      Plot.ruleX([0]),
    ],
  })
}

/** How many stations have how many vehicles, with the target. */
export function loadChart(
  vehicles: Float64Array,
  target: number,
  words: CurveWords & { readonly target: string },
): Markup {
  const counts = binned(vehicles)
  const most = Math.max(target * 1.1, ...counts.map(({ to }) => to))
  return drawn({
    height: 220,
    x: { label: words.x, domain: [0, most] },
    y: { label: words.y, grid: true },
    marks: [
      Plot.rectY(counts, { x1: 'from', x2: 'to', y: 'stations', fill: '#6d87b8', inset: 0.5 }),
      Plot.ruleX([target], { stroke: '#000', strokeDasharray: '4 3' }),
      Plot.text([{ x: target }], {
        x: 'x',
        frameAnchor: 'top',
        text: () => words.target,
        textAnchor: 'start',
        dx: 4,
      }),
      Plot.ruleY([0]),
    ],
  })
}

const BINS = 20

function binned(values: Float64Array) {
  const most = values.reduce((a, b) => Math.max(a, b), 1)
  const step = Math.max(1, Math.ceil(most / BINS))
  const counts = new Array<number>(Math.floor(most / step) + 1).fill(0)
  for (const value of values) counts[Math.floor(value / step)]!++
  return counts.map((stations, i) => ({ from: i * step, to: (i + 1) * step, stations }))
}

/** The Lorenz curve of distance over people, beside the line of equality. */
export function lorenzChart(
  profile: DistanceProfile,
  words: CurveWords & { readonly equal: string },
): Markup {
  const rows = profile.lorenz.map((p) => ({ x: 100 * p.quantity, y: 100 * p.distance }))
  return drawn({
    width: 380,
    height: 300,
    x: { label: words.x, domain: [0, 100] },
    y: { label: words.y, grid: true, domain: [0, 100] },
    marks: [
      Plot.line(
        [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
        {
          x: 'x',
          y: 'y',
          stroke: SECOND,
          strokeDasharray: '6 3',
        },
      ),
      Plot.areaY(rows, { x: 'x', y: 'y', fill: '#6d87b8', fillOpacity: 0.25 }),
      Plot.line(rows, { x: 'x', y: 'y', stroke: FIRST, strokeWidth: 2 }),
      Plot.text([{ x: 48, y: 52 }], { x: 'x', y: 'y', text: () => words.equal, rotate: -36 }),
    ],
  })
}
