/** A model of station, as far as sources tell (domain.md, 'Stations'). */
export interface Generation {
  readonly generation: number
  readonly batteries: number
  /** RMB to set one up; undefined where no source tells. */
  readonly capexRmb?: number
}

/**
 * Generation 1 about 2 million RMB (thesis). Generation 2 is told as 1.5–3 million (42how): the
 * middle. Batteries by the maker.
 */
export const GENERATIONS: readonly Generation[] = [
  { generation: 1, batteries: 5, capexRmb: 2_000_000 },
  { generation: 2, batteries: 13, capexRmb: 2_250_000 },
  { generation: 3, batteries: 21 },
  { generation: 4, batteries: 23 },
]

/** The smallest transformer seen at a station, kVA; no source gives the load by generation. */
export const STATION_LOAD_KVA = 630
