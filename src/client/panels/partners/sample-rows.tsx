import type { ListPreview } from '../../../api/sites.ts'
import { usePartnerWords } from './partner-words.ts'

const SHOWN = 5

/** The first rows as they stand in the file. */
export function SampleRows({ preview: { headings, samples } }: { preview: ListPreview }) {
  const say = usePartnerWords()
  return (
    <section aria-labelledby="partners-rows">
      <h3 id="partners-rows">{say('partners.rows')}</h3>
      <div className="partners-samples">
        <table>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading}>{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.slice(0, SHOWN).map(({ row, cells }) => (
              <tr key={row}>
                {headings.map((heading, k) => (
                  <td key={heading}>{cells[k]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
