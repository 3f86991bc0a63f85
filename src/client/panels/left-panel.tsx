import { useClient } from '../state/store.ts'
import { LayerList } from './layer-list.tsx'
import { ProfileChooser } from './profile-chooser.tsx'
import { ProjectHeader } from './project-header.tsx'
import { Skeleton } from './skeleton.tsx'
import { SourceList } from './source-list.tsx'
import { WeightList } from './weight-list.tsx'

/** What is scored and how: project, profile, weights, layers, sources. */
export function LeftPanel() {
  const project = useClient((state) => state.project)
  return (
    <aside className="panel panel-left" aria-label="Project, weights and layers">
      <ProjectHeader project={project} />
      {project ? (
        <div className="panel-scroll">
          <ProfileChooser profiles={project.profiles} />
          <WeightList />
          <LayerList datasets={project.datasets} />
          <SourceList datasets={project.datasets} />
        </div>
      ) : (
        <Skeleton lines={9} />
      )}
    </aside>
  )
}
