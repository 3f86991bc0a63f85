import type { MixedAnswer } from '../api/mixed.ts'
import { count, listed } from './figures.ts'
import { scoreText } from './score-text.ts'
import { wrapped } from './table.ts'

/** Lists side by side, for a person. */
export function mixedText({ lists, apart }: MixedAnswer, project: string, width: number): string {
  const texts = lists.map((list) => scoreText(list, project, width))
  const short = lists.filter(({ sites, quota }) => sites.length < quota)
  const notes = [
    `Two scales: a score of one list says nothing beside one of another. The lists (${listed(lists.map(({ profile, quota }) => `${profile} ${count(quota)}`))}) chose by turns, the one with least of its quota next, and sites of different lists stand at least ${count(apart)} m apart.`,
    ...short.map(
      ({ profile, sites, quota }) =>
        `The ${profile} list has ${count(sites.length)} of its ${count(quota)} sites: no more are left.`,
    ),
  ]
  return [...texts, ...notes.map((note) => `${wrapped(note, width, '  ')}\n`)].join('\n')
}
