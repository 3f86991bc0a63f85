/** Sentences of exploring. */
export const EN = {
  'explore.criteria': 'Criteria and layers',
  'explore.sites': 'Ranked sites',
  'sites.none': 'Nothing ranked yet.',
} as const
