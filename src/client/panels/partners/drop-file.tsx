import { type DragEvent, useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { chooseFile } from './list-store.ts'
import { usePartnerWords } from './partner-words.ts'

/** Takes a file by hand or by mouse. */
export function DropFile() {
  const say = usePartnerWords()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    chooseFile(event.dataTransfer.files[0])
  }
  return (
    <div className="panel-scroll partners">
      <label
        className={`partners-drop${isOver ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="table" />
        <strong>{say('partners.drop')}</strong>
        <span className="quiet">{say('partners.formats')}</span>
        <input
          type="file"
          className="partners-input"
          onChange={(event) => chooseFile(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  )
}
