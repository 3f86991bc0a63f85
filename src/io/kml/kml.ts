import { Problem } from '../../core/problem.ts'
import { type Encoding, encodingNamed } from '../encoding.ts'
import type { Format, OpenOptions, SourceTable } from '../format.ts'
import { decodeText, textHead } from '../text.ts'
import { Zip, type ZipEntry } from '../zip.ts'
import { type Placemark, readPlacemarks } from './placemarks.ts'

export const KML: Format = {
  id: 'kml',
  name: 'KML',
  extensions: ['.kml'],
  recognises: (head) => /<(?:\w+:)?kml[\s>]/i.test(textHead(head)),
  open: openKml,
}

export const KMZ: Format = {
  id: 'kmz',
  name: 'KMZ',
  extensions: ['.kmz'],
  recognises: () => false,
  open: openKmz,
}

/**
 * Opens the placemarks of a KML file, in WGS84 as the standard has it.
 * @throws Problem bad_input where it is not well-formed XML or has a document type
 */
function openKml(bytes: Uint8Array, options: OpenOptions): SourceTable {
  return tableOf([documentOf(bytes, options)])
}

/** Opens all documents of a KMZ archive, the main one first: layers often lie in files of their own. */
async function openKmz(bytes: Uint8Array, options: OpenOptions): Promise<SourceTable> {
  const zip = new Zip(bytes, options.fileName)
  const isMain = ({ name }: ZipEntry) => name.toLowerCase() === 'doc.kml'
  const found = zip.withEnding('.kml').sort((a, b) => Number(isMain(b)) - Number(isMain(a)))
  if (found.length === 0) {
    throw new Problem('bad_input', `${options.fileName} holds no .kml file.`)
  }
  const documents: KmlDocument[] = []
  for (const entry of found) documents.push(documentOf(await zip.read(entry), options))
  return tableOf(documents)
}

interface KmlDocument {
  readonly encoding: Encoding
  readonly placemarks: readonly Placemark[]
}

function documentOf(bytes: Uint8Array, { fileName, encoding: asked }: OpenOptions): KmlDocument {
  const { text, encoding } = decodeText(bytes, fileName, asked ?? declaredEncoding(bytes))
  return { encoding, placemarks: readPlacemarks(text, fileName) }
}

function tableOf(documents: readonly KmlDocument[]): SourceTable {
  const placemarks = documents.flatMap((document) => document.placemarks)
  const headings = [...new Set(placemarks.flatMap(({ values }) => [...values.keys()]))]
  return {
    headings,
    hasGeometry: true,
    encoding: documents[0]!.encoding,
    sheets: [],
    rows(take) {
      placemarks.every(({ values, geometry }, i) =>
        take({
          row: i + 1,
          geometry,
          cell: (heading) => values.get(headings[heading]!),
          identity: () => JSON.stringify([geometry, ...values]),
        }),
      )
    },
  }
}

/** The encoding that the XML declaration names, where it is one of those that can be read. */
function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const label = /^<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(head)?.[1]
  if (label === undefined) return undefined
  try {
    return encodingNamed(label)
  } catch {
    // Found by itself then.
    return undefined
  }
}
