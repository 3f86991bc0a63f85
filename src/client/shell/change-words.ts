import type { Change } from '../../core/scenario/change.ts'
import { criterionInWords, titleOf } from '../panels/format.ts'
import { say, sayOr } from '../words/words.ts'

/** A change of a scenario in words, as the undo button and the list of changes name it. */
export function changeInWords(change: Change): string {
  switch (change.type) {
    case 'weights':
      return say('change.weights', { profile: profileInWords(change.profile) })
    case 'criterion':
      return say('change.criterion', { criterion: criterionInWords(change.criterion) })
    case 'parameters':
      return say('change.parameters', { profile: profileInWords(change.profile) })
    case 'station-added':
      return say('change.stationAdded', { name: change.name })
    case 'station-removed':
      return say('change.stationRemoved', { name: change.id })
    case 'stations-open':
      return say('change.stationsOpen')
    case 'area-forbidden':
      return say('change.areaForbidden', { name: change.name })
    case 'area-allowed':
      return say('change.areaAllowed')
    case 'study-area':
      return say('change.studyArea')
    case 'growth':
      return say('change.growth', { times: change.factor })
    case 'site':
      return siteInWords(change)
  }
}

function siteInWords({ place, mark, pinned, note }: Extract<Change, { type: 'site' }>): string {
  if (mark !== undefined) return say(`change.${mark}`, { place })
  if (pinned !== undefined) return say(pinned ? 'change.pinned' : 'change.unpinned', { place })
  return say(note ? 'change.note' : 'change.noteGone', { place })
}

function profileInWords(id: string): string {
  return sayOr(`profile.${id}`, titleOf(id))
}
