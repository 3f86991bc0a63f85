import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// In development vite serves the page and hands /api to a running `siteswap serve`.
const API_SERVER = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // No data: addresses in the page: the server's policy allows files of this origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1800,
  },
  server: { proxy: { '/api': API_SERVER } },
})
