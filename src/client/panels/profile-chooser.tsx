import type { ProjectAnswer } from '../../api/contract.ts'
import { loadProfile } from '../state/loading.ts'
import { useClient } from '../state/store.ts'

/** Urban or highway: two lists of criteria whose scores are not on one scale. */
export function ProfileChooser({ profiles }: { profiles: ProjectAnswer['profiles'] }) {
  const profileId = useClient((state) => state.profileId)
  return (
    <fieldset className="segments">
      <legend className="unseen">Profile</legend>
      {profiles.map(({ id, title }) => (
        <label key={id} className={id === profileId ? 'segment chosen' : 'segment'}>
          <input
            type="radio"
            name="profile"
            className="unseen"
            value={id}
            checked={id === profileId}
            onChange={() => void loadProfile(id)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  )
}
