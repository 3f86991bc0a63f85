import { Icon } from '../../shell/icon.tsx'
import { type Tool, takeTool, useDrawing } from '../../state/draw.ts'
import { useExploreWords } from './explore-words.ts'

const TOOLS = [
  { tool: 'box', icon: 'box', name: 'tool.box' },
  { tool: 'polygon', icon: 'lasso', name: 'tool.polygon' },
  { tool: 'noGo', icon: 'noGo', name: 'tool.noGo' },
] as const satisfies readonly { tool: Tool; icon: string; name: string }[]

/** Buttons that take a drawing tool into the hand. */
export function DrawTools() {
  const say = useExploreWords()
  const chosen = useDrawing((state) => state.tool)
  return (
    <div className="map-tools card" role="toolbar" aria-label={say('tool.title')}>
      {TOOLS.map(({ tool, icon, name }) => (
        <button
          key={tool}
          type="button"
          aria-pressed={tool === chosen}
          aria-label={say(name)}
          title={say(name)}
          onClick={() => takeTool(tool)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}
