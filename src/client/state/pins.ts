import { useClient } from './store.ts'

/** Keeps a cell at the top of the list, or no longer. */
export function togglePin(cell: string): void {
  const pins = new Set(useClient.getState().pins)
  if (!pins.delete(cell)) pins.add(cell)
  useClient.setState({ pins })
}
