import { type KeyboardEvent, useId, useState } from 'react'
import { mapRef } from '../map/current-map.ts'
import { selectAndShow } from '../map/selection.ts'
import { NO_ROW, useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { type Found, find } from './find.ts'
import { Icon } from './icon.tsx'

const NO_PLACES: never[] = []

/** Finds a place, a partner site, coordinates or a cell, and goes there. A combobox as ARIA has it. */
export function PlaceSearch() {
  const say = useWords()
  const listId = useId()
  const places = useClient((state) => state.basemap?.places ?? NO_PLACES)
  const frame = useClient((state) => state.frame)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = open ? find(text, places, frame) : []
  const choose = (target: Found | undefined) => {
    if (!target) return
    setText(target.name)
    setOpen(false)
    goTo(target)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) setAt((at + step + found.length) % found.length)
    else if (event.key === 'Enter') choose(found[at])
    else if (event.key === 'Escape' && open) setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="search">
      <Icon name="search" />
      <input
        id="place-search"
        className="search-input"
        role="combobox"
        aria-label={say('search.label')}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={say('search.short')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(event.target.value.trim() !== '')
          setAt(0)
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {open && (
        <div className="search-found card">
          <div role="listbox" id={listId} aria-label={say('search.label')}>
            {found.map((each, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
              <div
                key={each.id}
                id={`${listId}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === at}
                className="search-item"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(each)}
              >
                <bdi className="search-name">{each.name}</bdi>
                <span className="quiet">{say(`search.${each.kind}`)}</span>
              </div>
            ))}
          </div>
          <p className={found.length > 0 ? 'unseen' : 'quiet padded'} role="status">
            {found.length > 0 ? say('search.found', { count: found.length }) : say('search.none')}
          </p>
        </div>
      )}
    </div>
  )
}

function goTo({ lat, lon, row, kind }: Found): void {
  if (row === NO_ROW) mapRef.current?.showPlace(lat, lon, kind === 'place' ? 10 : 12)
  else selectAndShow(row)
}
