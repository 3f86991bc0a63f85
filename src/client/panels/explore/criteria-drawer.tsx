import { useClient } from '../../state/store.ts'
import { LayerList } from '../layers/layer-list.tsx'
import { SourceList } from '../layers/source-list.tsx'
import { ProfileChooser } from '../profile-chooser.tsx'
import { ScenarioSection } from '../scenario/scenario-section.tsx'
import { Skeleton } from '../skeleton.tsx'
import { WeightList } from '../weights/weight-list.tsx'

/** What is scored and how: profile, weights, layers, sources. */
export function CriteriaDrawer() {
  const project = useClient((state) => state.project)
  const failed = useClient((state) => state.problem !== '')
  if (!project) return failed ? null : <Skeleton lines={9} />
  return (
    <div className="panel-scroll">
      <ProfileChooser profiles={project.profiles} />
      <WeightList />
      <ScenarioSection />
      <LayerList datasets={project.datasets} />
      <SourceList datasets={project.datasets} />
    </div>
  )
}
