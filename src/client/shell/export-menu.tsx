import { useState } from 'react'
import type { ExportFormat } from '../export/save-file.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { Popup } from './popup.tsx'

const FORMATS: readonly ExportFormat[] = ['csv', 'geojson', 'png']

/** Saves what is on the screen as a file. */
export function ExportMenu() {
  const say = useWords()
  const hasMap = useClient((state) => state.mapProblem === '')
  const hasList = useClient((state) => state.result !== undefined)
  const [failed, setFailed] = useState(false)
  const save = async (format: ExportFormat, close: () => void) => {
    setFailed(false)
    try {
      const { saveFile } = await import('../export/save-file.ts')
      await saveFile(format)
      close()
    } catch {
      setFailed(true)
    }
  }
  return (
    <Popup label={say('export.title')} button={<Icon name="download" />} side="right">
      {(close) => (
        <ul className="plain popup-list">
          {FORMATS.map((format) => (
            <li key={format}>
              <button
                type="button"
                className="popup-item"
                disabled={!hasList || (format === 'png' && !hasMap)}
                onClick={() => void save(format, close)}
              >
                {say(`export.${format}`)}
              </button>
            </li>
          ))}
          {failed && (
            <li className="excluded-note" role="alert">
              {say('export.failed')}
            </li>
          )}
        </ul>
      )}
    </Popup>
  )
}
