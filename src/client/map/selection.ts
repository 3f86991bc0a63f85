import { NO_ROW, useClient } from '../state/store.ts'
import { mapRef } from './current-map.ts'

/** Selects a row and flies there: what the ranked list does. A click on the map stays where it is. */
export function selectAndShow(row: number): void {
  useClient.setState({ selectedRow: row })
  mapRef.current?.showRow(row)
}

export function clearSelection(): void {
  useClient.setState({ selectedRow: NO_ROW })
}

/** The list points at a cell, or at nothing. */
export function pointAt(row: number | undefined): void {
  useClient.setState({ hover: row === undefined ? undefined : { row } })
}
