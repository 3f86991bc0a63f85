import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { languageAtStart } from '../../src/client/words/language.ts'

const CLIENT = resolve(import.meta.dirname, '../../src/client')

type Table = Record<string, string>

/** Every pair of tables of the page: the shell's, and each mode's own. */
async function tables(): Promise<[where: string, en: Table, zh: Table][]> {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  const english = files.filter((file) => /(^|\/)(words\/en|words\.en)\.ts$/.test(file))
  return Promise.all(
    english.map(async (file): Promise<[string, Table, Table]> => {
      const en = await import(join(CLIENT, file))
      const zh = await import(join(CLIENT, file.replace(/en\.ts$/, 'zh.ts')))
      return [file, en.EN, zh.ZH]
    }),
  )
}

const holes = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('Chinese fills in what English does', async () => {
  for (const [where, en, zh] of await tables()) {
    expect(Object.keys(zh).length, where).toBeGreaterThan(0)
    for (const [key, sentence] of Object.entries(zh))
      expect(holes(sentence), `${where} ${key}`).toEqual(holes(en[key]!))
  }
})

test('no sentence is empty, and none is still English in Chinese', async () => {
  for (const [where, en, zh] of await tables()) {
    for (const [key, sentence] of Object.entries(zh)) {
      expect(sentence.trim(), `${where} ${key}`).not.toBe('')
      const isSame = sentence === en[key] && /[a-z]{3} [a-z]{2}/i.test(sentence)
      expect(isSame, `${where} ${key}: ${sentence}`).toBe(false)
    }
  }
})

test('no colour stands outside the tokens', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  const coloured = files
    .filter((file) => /\.(tsx?|css)$/.test(file) && !file.includes('theme/tokens.'))
    .flatMap((file) => {
      const text = readFileSync(join(CLIENT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      const found = /['"\s:(]#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/i.exec(text)
      return found ? [`${file}: ${found[0]}`] : []
    })
  expect(coloured).toEqual([])
})

test('the language is the one chosen, else the browser’s, else English', () => {
  expect(languageAtStart('zh', ['en-GB'])).toBe('zh')
  expect(languageAtStart('', ['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh')
  expect(languageAtStart('', ['fr'])).toBe('en')
})
