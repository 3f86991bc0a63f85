import type { ListPreview } from '../../../api/sites.ts'
import { csvOf } from '../../../io/write/csv.ts'
import { usePartnerWords } from './partner-words.ts'
import { saveAs } from './save-as.ts'

type Issues = NonNullable<ListPreview['read']>['issues']

/** Rows a person reads on the page; all of them are in the download. */
const SHOWN = 50

/** Why rows are refused, one line a reason, and all of them as a file. */
export function RefusedRows({
  issues,
  count,
  name,
}: {
  issues: Issues
  count: number
  name: string
}) {
  const say = usePartnerWords()
  const more = count - Math.min(SHOWN, issues.length)
  return (
    <section aria-labelledby="partners-refused">
      <div className="section-head">
        <h3 id="partners-refused">{say('partners.refused')}</h3>
        <button type="button" className="text-button" onClick={() => download(issues, name)}>
          {say('partners.download')}
        </button>
      </div>
      <table className="partners-refused">
        <thead>
          <tr>
            <th>{say('partners.row')}</th>
            <th>{say('partners.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.slice(0, SHOWN).map(({ row, column, code, message }) => (
            <tr key={`${row} ${column} ${code}`}>
              <td>{row}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="quiet">{say('partners.refusedMore', { rows: more })}</p>}
    </section>
  )
}

function download(issues: Issues, name: string): void {
  const csv = csvOf({
    name: 'refused',
    title: 'Refused',
    length: issues.length,
    columns: [
      { type: 'number', name: 'row', values: issues.map(({ row }) => row) },
      { type: 'text', name: 'column', values: issues.map(({ column }) => column) },
      { type: 'text', name: 'code', values: issues.map(({ code }) => code) },
      { type: 'text', name: 'reason', values: issues.map(({ message }) => message) },
    ],
  })
  void saveAs(`${name}-refused.csv`, 'text/csv', csv)
}
