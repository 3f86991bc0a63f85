// Compiles src/core/score/fast/kernel.as.ts to WebAssembly and writes it as a base64 module, so
// that Node, the browser and a bundler import it like any other file. The result is committed.
// With --check it writes nothing, and exits 1 where the committed module is not the kernel's.
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import asc from 'assemblyscript/asc'

const SOURCE = new URL('../src/core/score/fast/kernel.as.ts', import.meta.url)
const TARGET = new URL('../src/core/score/fast/wasm.generated.ts', import.meta.url)

const text = moduleOf(await compile(await readFile(SOURCE, 'utf8')))
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, text)
} else if ((await readFile(TARGET, 'utf8')) !== text) {
  console.error(
    'wasm.generated.ts is not what kernel.as.ts compiles to: run scripts/build-kernel.mjs.',
  )
  process.exitCode = 1
}

function moduleOf(wasm) {
  const base64 = Buffer.from(wasm).toString('base64')
  const lines = base64.match(/.{1,90}/g).map((line) => `  '${line}'`)
  return `// Generated from kernel.as.ts by scripts/build-kernel.mjs: do not edit.\n
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
