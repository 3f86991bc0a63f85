// `npm start -- [--port P]`: builds what the source says now, makes the demo project if there is
// none, scores it, and serves it.
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const built = spawnSync(npm, ['run', '--silent', 'build'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (built.status !== 0) process.exit(built.status ?? 1)

const siteswap = fileURLToPath(new URL('../bin/siteswap.js', import.meta.url))
const child = spawn(process.execPath, [siteswap, 'demo', '--serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
