import { html, Markup } from './markup.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { generatedNames, type ReportInput } from './report-input.ts'
import { againstSection, networkWords } from './sections/against.ts'
import { appendixSection, glossarySection } from './sections/appendix.ts'
import { areasSection } from './sections/areas.ts'
import { corridorsSection } from './sections/corridors.ts'
import { coverageSection } from './sections/coverage.ts'
import { equitySection } from './sections/equity.ts'
import { holesSection } from './sections/holes.ts'
import { partnersSection } from './sections/partners.ts'
import { scoreSection } from './sections/score.ts'
import { stationsSection } from './sections/stations.ts'
import { summarySection } from './sections/summary.ts'
import { reportStyle } from './style.ts'

/** To add a section: its file, and a line here, in the order of reading. */
const SECTIONS: readonly ((context: ReportContext) => Markup | undefined)[] = [
  summarySection,
  coverageSection,
  areasSection,
  stationsSection,
  corridorsSection,
  equitySection,
  holesSection,
  partnersSection,
  againstSection,
  scoreSection,
  glossarySection,
  appendixSection,
]

/** The report as one HTML page that needs no network and no script. */
export function* reportHtml(input: ReportInput): Generator<string> {
  const context = contextOf(input)
  const { words } = context
  const generated = generatedNames(input)
  const title = `${input.project} – ${words.title}`
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
  yield html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="${policy}">
<title>${title}</title>
<style>${new Markup(reportStyle(words.page, title))}</style>
</head>
<body>
<header><h1>${input.project}<small>${words.title} · ${words.madeOn(input.date)}</small></h1>
<p>${words.network.reported(networkWords(context, input.coverage.name))}</p></header>
<main>
${generated.length > 0 ? html`<p class="generated">${words.generatedWarning(generated.join(', '))}</p>` : undefined}
`.text
  for (const section of SECTIONS) {
    const markup = section(context)
    if (markup) yield `${markup.text}\n`
  }
  yield '</main>\n</body>\n</html>\n'
}
