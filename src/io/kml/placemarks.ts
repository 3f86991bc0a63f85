import { SaxesParser } from 'saxes'
import type { Shape } from '../../core/dataset/shapes.ts'
import { Problem } from '../../core/problem.ts'
import type { Fault } from '../import.ts'
import { KmlGeometry } from './geometry.ts'

/** A placemark: what it says by name, and where it is. */
export interface Placemark {
  readonly values: ReadonlyMap<string, string>
  readonly geometry: Shape | Fault
}

/** Elements of a placemark that are values of its own. */
const VALUES = ['name', 'address', 'phoneNumber', 'description', 'styleUrl', 'Snippet', 'when']

/**
 * The placemarks of a KML document, in its order; `folder` is the name of the folder they lie in.
 * @throws Problem bad_input where the text is not well-formed, or has a document type: entities of
 * its own could fill the memory, or fetch files
 */
export function readPlacemarks(text: string, fileName: string): Placemark[] {
  const parser = new SaxesParser()
  const reader = new PlacemarkReader()
  parser.on('doctype', () => {
    throw new Problem('bad_input', `${fileName} has a document type (<!DOCTYPE …>): remove it.`)
  })
  parser.on('opentag', ({ name, attributes }) => reader.open(localName(name), attributes))
  parser.on('text', (part) => reader.text(part))
  parser.on('cdata', (part) => reader.text(part))
  parser.on('closetag', ({ name }) => reader.close(localName(name)))
  parser.on('error', (error) => {
    const why = error.message.replace(/^\d+:\d+: /, '')
    const where = `line ${parser.line}, column ${parser.column}`
    throw new Problem(
      'bad_input',
      `${fileName} is not well-formed XML (${where}: ${why}`.replace(/\.?$/, ').'),
      { cause: error },
    )
  })
  parser.write(text).close()
  return reader.placemarks
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

class PlacemarkReader {
  readonly placemarks: Placemark[] = []
  /** Open elements, and the names of the folders among them. */
  readonly #path: string[] = []
  readonly #folders: string[] = []
  #values: Map<string, string> | undefined
  #geometry = new KmlGeometry()
  /** Key of the data element that is open, and the text of the innermost element. */
  #key = ''
  #text = ''

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    this.#text = ''
    if (name === 'Folder') this.#folders.push('')
    if (name === 'Placemark') {
      this.#values = new Map()
      this.#geometry = new KmlGeometry()
      const folder = this.#folders.findLast((each) => each !== '')
      if (folder) this.#values.set('folder', folder)
    }
    if (name === 'Data' || name === 'SimpleData') this.#key = attributes.name ?? ''
    if (this.#values) this.#geometry.open(name)
  }

  text(part: string): void {
    this.#text += part
  }

  close(name: string): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    const text = this.#text.trim()
    this.#text = ''
    if (name === 'Folder') this.#folders.pop()
    if (name === 'name' && parent === 'Folder') this.#folders[this.#folders.length - 1] = text
    if (!this.#values) return
    if (parent === 'Placemark' && VALUES.includes(name)) this.#values.set(name, text)
    if ((name === 'value' && parent === 'Data') || name === 'SimpleData') {
      if (this.#key !== '') this.#values.set(this.#key, text)
    }
    this.#geometry.close(name, text)
    if (name !== 'Placemark') return
    this.placemarks.push({ values: this.#values, geometry: this.#geometry.finish() })
    this.#values = undefined
  }
}
