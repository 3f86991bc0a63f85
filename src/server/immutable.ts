/** Headers of what its own address names by content hash. */
export const NEVER_CHANGES = { 'cache-control': 'public, max-age=31536000, immutable' }
