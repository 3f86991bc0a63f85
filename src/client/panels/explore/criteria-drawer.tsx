import { useClient } from '../../state/store.ts'
import { LayerList } from '../layer-list.tsx'
import { ProfileChooser } from '../profile-chooser.tsx'
import { Skeleton } from '../skeleton.tsx'
import { SourceList } from '../source-list.tsx'
import { WeightList } from '../weight-list.tsx'

/** What is scored and how: profile, weights, layers, sources. */
export function CriteriaDrawer() {
  const project = useClient((state) => state.project)
  if (!project) return <Skeleton lines={9} />
  return (
    <div className="panel-scroll">
      <ProfileChooser profiles={project.profiles} />
      <WeightList />
      <LayerList datasets={project.datasets} />
      <SourceList datasets={project.datasets} />
    </div>
  )
}
