import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { BarTools } from './bar-tools.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { ScenarioMenu } from './scenario-menu.tsx'
import { UndoButtons } from './undo-buttons.tsx'

/** Always on top: which project, what to do in it, and the tools that every mode shares. */
export function TopBar() {
  return (
    <header className="top-bar">
      <ProjectName />
      <ScenarioMenu />
      <UndoButtons />
      <ModeSwitch />
      <BarTools />
    </header>
  )
}

function ProjectName() {
  const say = useWords()
  const project = useClient((state) => state.project)
  const failed = useClient((state) => state.problem !== '')
  const unnamed = say(failed ? 'project.failed' : 'project.opening')
  return (
    <div className="project">
      <svg className="project-mark" viewBox="0 0 32 32" aria-hidden="true">
        <path className="project-mark-hexagon" d="M16 2l12 7v14l-12 7-12-7V9z" />
        <path className="project-mark-swap" d="M11 13h9l-3-3M21 19h-9l3 3" />
      </svg>
      <div className="project-words">
        <h1 title={project?.name}>{project?.name ?? 'Siteswap'}</h1>
        <p className="quiet">
          {project
            ? say('project.size', { count: project.cells, resolution: project.resolution })
            : unnamed}
        </p>
      </div>
    </div>
  )
}
