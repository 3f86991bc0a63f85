import type { ListPreview } from '../../../api/sites.ts'
import { KINDS } from '../../../core/dataset/kinds.ts'
import { ENCODINGS } from '../../../io/encoding.ts'
import { titleOf } from '../format.ts'
import { readAs, useList } from './list-store.ts'
import { usePartnerWords } from './partner-words.ts'

const SYSTEMS = ['wgs84', 'gcj02', 'bd09', 'EPSG:3826', 'EPSG:3857', 'EPSG:4490']
/** Fields a person is most likely to put right; the rest shows where it was found. */
const USUAL = ['lat', 'lon', 'id', 'name', 'partner', 'brand', 'host', 'address', 'rent']

/** What the file was taken for, every part of it open to be put right. */
export function ReadingForm({ preview }: { preview: ListPreview }) {
  const say = usePartnerWords()
  const reading = useList((state) => state.reading)
  const found = preview.read?.reading
  const columns = new Map(found?.columns.map(({ field, column }) => [field, column]))
  const others = [...columns.keys()].filter((field) => !USUAL.includes(field))
  return (
    <section aria-labelledby="partners-how">
      <h3 id="partners-how">{say('partners.how')}</h3>
      <dl className="partners-facts">
        <dt>{say('partners.format')}</dt>
        <dd>{preview.format}</dd>
        {preview.encoding && (
          <Choice
            name={say('partners.encoding')}
            value={reading.encoding || preview.encoding}
            options={ENCODINGS}
            onChange={(encoding) => readAs({ encoding })}
          />
        )}
        {preview.sheets.length > 1 && (
          <Choice
            name={say('partners.sheet')}
            value={reading.sheet || (preview.sheet ?? '')}
            options={preview.sheets.map(({ name }) => name)}
            onChange={(sheet) => readAs({ sheet, map: {} })}
          />
        )}
        <Choice
          name={say('partners.crs')}
          value={reading.crs}
          options={SYSTEMS}
          empty={say('partners.crsFound', { crs: found?.crs ?? 'WGS84' })}
          onChange={(crs) => readAs({ crs })}
        />
      </dl>
      {found?.caveat && <p className="quiet">{found.caveat}</p>}
      <h3>{say('partners.columns')}</h3>
      <dl className="partners-facts">
        {[...USUAL, ...others].map((field) => (
          <Choice
            key={field}
            name={titleOf(field)}
            value={reading.map[field] ?? columns.get(field) ?? ''}
            options={preview.headings}
            empty={say('partners.notThere')}
            onChange={(column) => readAs({ map: mapped(reading.map, field, column) })}
          />
        ))}
      </dl>
    </section>
  )
}

/** A mapping with one field at another column; at none, the program looks for it again. */
function mapped(map: Readonly<Record<string, string>>, field: string, column: string) {
  const { [field]: _, ...rest } = map
  const isField = field in KINDS.partners.fields || USUAL.includes(field)
  return column === '' || !isField ? rest : { ...rest, [field]: column }
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly options: readonly string[]
  readonly empty?: string
  readonly onChange: (value: string) => void
}

function Choice({ name, value, options, empty, onChange }: ChoiceProps) {
  const all = options.includes(value) || value === '' ? options : [value, ...options]
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <select
          aria-label={name}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {all.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </dd>
    </>
  )
}
