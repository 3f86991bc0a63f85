/** Tags of an element, key → value. */
export type Tags = Readonly<Record<string, string>>

export interface OsmNode {
  readonly type: 'node'
  readonly id: number
  /** Degrees. */
  readonly lat: number
  readonly lon: number
  readonly tags?: Tags
}

export interface OsmWay {
  readonly type: 'way'
  readonly id: number
  /** Ids of its nodes, in order. */
  readonly refs: readonly number[]
  readonly tags?: Tags
}

export interface OsmRelation {
  readonly type: 'relation'
  readonly id: number
  readonly members: readonly {
    readonly type: 'node' | 'way' | 'relation'
    readonly ref: number
    readonly role: string
  }[]
  readonly tags?: Tags
}

export type OsmElement = OsmNode | OsmWay | OsmRelation
