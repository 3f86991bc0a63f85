// Compiles the kernels (*.as.ts) to WebAssembly and writes each as a base64 module beside it, so that
// Node, the browser and a bundler import it like any other file. The result is committed. With
// --check it writes nothing, and exits 1 where a committed module is not its kernel's.
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import process from 'node:process'
import asc from 'assemblyscript/asc'

/** Kernel → the module it is committed as, from src/core. */
const KERNELS = {
  'score/fast/kernel.as.ts': 'score/fast/wasm.generated.ts',
  'criteria/catchment-kernel.as.ts': 'criteria/catchment-kernel.generated.ts',
}
const CORE = new URL('../src/core/', import.meta.url)

for (const [source, target] of Object.entries(KERNELS)) {
  const name = basename(source)
  const text = moduleOf(name, await compile(await readFile(new URL(source, CORE), 'utf8')))
  if (!process.argv.includes('--check')) {
    await writeFile(new URL(target, CORE), text)
  } else if ((await readFile(new URL(target, CORE), 'utf8')) !== text) {
    console.error(`${target} is not what ${name} compiles to: run scripts/build-kernel.mjs.`)
    process.exitCode = 1
  }
}

function moduleOf(name, wasm) {
  const base64 = Buffer.from(wasm).toString('base64')
  const lines = base64.match(/.{1,90}/g).map((line) => `  '${line}'`)
  return `// Generated from ${name} by scripts/build-kernel.mjs: do not edit.\n
/** The kernel, as base64 of a WebAssembly module. */
export const KERNEL_BASE64 =\n${lines.join(' +\n')}\n`
}

async function compile(source) {
  let wasm
  const { error, stderr } = await asc.main(
    [
      'kernel.as.ts',
      ...['--outFile', 'kernel.wasm', '--runtime', 'stub', '--importMemory', '--noAssert'],
      ...['--enable', 'simd', '-O3', '--converge'],
    ],
    {
      readFile: (name) => (name === 'kernel.as.ts' ? source : null),
      writeFile: (_name, contents) => {
        wasm = contents
      },
      listFiles: () => [],
    },
  )
  if (error) throw new Error(`The kernel does not compile: ${error.message}\n${stderr}`)
  return wasm
}
