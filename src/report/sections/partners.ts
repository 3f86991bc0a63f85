import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

/** What each partner's sites could add. */
export function partnersSection({ input, words, figures, cutoffKm }: ReportContext): Markup {
  const text = words.partners
  const { partners } = input.coverage
  const table = tableOf(
    text.table,
    [
      { title: text.partner, cell: ({ partner }) => partner },
      { title: text.sites, isNumber: true, cell: ({ sites }) => figures.whole(sites) },
      { title: text.vehicles, isNumber: true, cell: ({ vehicles }) => figures.whole(vehicles) },
      { title: text.people, isNumber: true, cell: ({ people }) => figures.whole(people) },
    ],
    partners,
  )
  return html`<section id="partners"><h2>${text.title}</h2>
<p class="definition">${text.definition(cutoffKm)}</p>
${partners.length > 0 ? table : html`<p class="none">${text.none}</p>`}</section>`
}
