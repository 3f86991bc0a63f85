import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followAddress, readAddress } from './state/address.ts'
import { exposeDebugHandle } from './state/debug-handle.ts'
import { restoreDrawers } from './state/drawers.ts'
import { followProject } from './state/freshness.ts'
import { loadProject } from './state/loading.ts'
import { followScenario } from './state/scenario/saving.ts'
import { readSetting } from './state/settings.ts'
import { followChanges } from './state/showing.ts'
import { startTheme } from './theme/theme.ts'
import { languageAtStart } from './words/language.ts'
import { speak } from './words/words.ts'

exposeDebugHandle()
startTheme()
restoreDrawers()
readAddress()
await speak(languageAtStart(readSetting('language'), navigator.languages))
followChanges()
followScenario()
followProject()
void loadProject().then(followAddress)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
