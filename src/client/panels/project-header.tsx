import type { ProjectAnswer } from '../../api/contract.ts'
import { useClient } from '../state/store.ts'
import { formatCount } from './format.ts'

/** The project's name and size. */
export function ProjectHeader({ project }: { project: ProjectAnswer | undefined }) {
  const failed = useClient((state) => state.problem !== '')
  return (
    <header className="project">
      <svg className="project-mark" viewBox="0 0 32 32" aria-hidden="true">
        <path className="project-mark-hexagon" d="M16 2l12 7v14l-12 7-12-7V9z" />
        <path className="project-mark-swap" d="M11 13h9l-3-3M21 19h-9l3 3" />
      </svg>
      <div>
        <h1>{project?.name ?? 'Siteswap'}</h1>
        <p className="quiet">
          {project
            ? `${formatCount(project.cells)} cells · H3 resolution ${project.resolution}`
            : failed
              ? 'The project could not be opened'
              : 'Opening …'}
        </p>
      </div>
    </header>
  )
}
