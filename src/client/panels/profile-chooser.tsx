import type { ProjectAnswer } from '../../api/contract.ts'
import { loadProfile } from '../state/showing.ts'
import { useClient } from '../state/store.ts'
import { sayOr, useWords } from '../words/words.ts'

/** Urban or highway: lists of criteria whose scores are not on one scale. */
export function ProfileChooser({ profiles }: { profiles: ProjectAnswer['profiles'] }) {
  const say = useWords()
  const profileId = useClient((state) => state.profileId)
  return (
    <fieldset className="segments">
      <legend className="unseen">{say('profile.choose')}</legend>
      {profiles.map(({ id, title }) => (
        <label key={id} className={id === profileId ? 'segment chosen' : 'segment'} title={title}>
          <input
            type="radio"
            name="profile"
            className="unseen"
            value={id}
            checked={id === profileId}
            onChange={() => void loadProfile(id)}
          />
          {sayOr(`profile.${id}`, title)}
        </label>
      ))}
    </fieldset>
  )
}
