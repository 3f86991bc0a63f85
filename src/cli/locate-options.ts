/** The options of `siteswap locate` as they are typed. */
export interface LocateOptions {
  readonly objective: string
  readonly sites?: string
  readonly share?: string
  readonly cutoff?: string
  readonly range?: string
  readonly times?: string
  readonly maxDistance?: string
  readonly fixed?: readonly string[]
  readonly forbidden?: readonly string[]
  readonly existing?: readonly string[]
  readonly seconds: string
  readonly seed: string
  readonly map?: readonly string[]
  readonly distances?: string
  readonly points?: string
  readonly graph?: string
  readonly paths?: string
  readonly json?: boolean
  readonly decay?: string
  readonly capacity?: string
  readonly candidates?: string
  readonly budget?: string
  readonly atMost?: readonly string[]
  readonly atLeast?: readonly string[]
  readonly headroom?: readonly string[]
  readonly spacing?: string
  readonly alternatives?: string
  readonly within: string
  readonly phases?: string
  readonly phaseBudgets?: string
  readonly curve?: boolean
}
