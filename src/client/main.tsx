import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { exposeDebugHandle } from './state/debug-handle.ts'
import { loadProject } from './state/loading.ts'

exposeDebugHandle()
void loadProject()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
