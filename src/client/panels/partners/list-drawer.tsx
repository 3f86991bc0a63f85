import { DropFile } from './drop-file.tsx'
import { cancel, chooseFile, scoreList, useList } from './list-store.ts'
import { usePartnerWords } from './partner-words.ts'
import { ReadingForm } from './reading-form.tsx'
import { RefusedRows } from './refused-rows.tsx'
import { SampleRows } from './sample-rows.tsx'

/** From the file to its sites: what it is, how it is read, what is refused, then the scoring. */
export function ListDrawer() {
  const say = usePartnerWords()
  const { file, preview, busy, problem, keep } = useList()
  if (!file) return <DropFile />
  const read = preview?.read
  return (
    <div className="panel-scroll partners">
      <div className="section-head">
        <h3 className="partners-name">{file.name}</h3>
        <button type="button" className="text-button" onClick={() => chooseFile(undefined)}>
          {say('partners.another')}
        </button>
      </div>
      {busy !== '' && (
        <div className="partners-busy" role="status">
          <progress />
          <span>
            {busy === 'reading'
              ? say('partners.reading', { name: file.name })
              : say('partners.scoring', { sites: read?.accepted ?? 0 })}
          </span>
          <button type="button" className="button" onClick={cancel}>
            {say('partners.cancel')}
          </button>
        </div>
      )}
      {(problem || preview?.fault) && (
        <p className="partners-problem" role="alert">
          {problem || preview?.fault}
        </p>
      )}
      {preview && <ReadingForm preview={preview} />}
      {read && (
        <section aria-label={say('partners.score')}>
          <p className="partners-tally">
            {say('partners.tally', { accepted: read.accepted, rows: read.rows })}
          </p>
          {read.suspicions.map(({ message }) => (
            <p key={message} className="partners-suspicion">
              {message}
            </p>
          ))}
          <label className="partners-keep">
            <input
              type="checkbox"
              checked={keep}
              onChange={(event) => useList.setState({ keep: event.currentTarget.checked })}
            />
            {say('partners.keep')}
          </label>
          <button
            type="button"
            className="button primary"
            disabled={busy !== '' || read.accepted === 0}
            onClick={() => void scoreList()}
          >
            {say('partners.score')}
          </button>
        </section>
      )}
      {read && read.issueCount > 0 && (
        <RefusedRows issues={read.issues} count={read.issueCount} name={file.name} />
      )}
      {preview && <SampleRows preview={preview} />}
    </div>
  )
}
