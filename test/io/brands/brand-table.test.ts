import { expect, test } from 'vitest'
import { brandTable } from '../../../src/io/brands/brand-table.ts'

const china = await brandTable('cn')

test.each([
  ['中国石化', '中国石化', 'fuel', 1],
  ['SINOPEC', '中国石化', 'fuel', 1],
  ['中石化', '中国石化', 'fuel', 1],
  ['中石化虹桥加油站', '中国石化', 'fuel', 0.8],
  ['中油BP', '中油碧辟', 'fuel', 1],
  ['中石油第12加油站', '中国石油', 'fuel', 0.8],
  ['上海中石油第12加油站', '中国石油', 'fuel', 0.6],
  ['Shell Hongqiao', 'Shell', 'fuel', 0.8],
  ['ＳＨＥＬＬ', 'Shell', 'fuel', 1],
  ['宜家家居（徐汇店）', '宜家家居', 'furniture', 0.8],
  ['Red Star Macalline Zhenbei', '红星美凯龙', 'furniture', 0.8],
  ['麦德龙普陀商场', '麦德龙', 'supermarket', 0.8],
])('%s is %s, a %s, at %d', (text, name, host, confidence) => {
  expect(china.match(text)).toMatchObject({ name, host, confidence })
})

test.each(['', '张三的店', 'Bpx', 'Shellfish bar', 'a'])('%j names no brand', (text) => {
  expect(china.match(text)).toBeUndefined()
})

test('one name of two brands goes to the one of the country', async () => {
  const taiwan = await brandTable('tw')
  expect(china.match('中油')).toMatchObject({ name: '中国石油', confidence: 1 })
  expect(taiwan.match('中油')).toMatchObject({ name: '台灣中油', confidence: 1 })
})

test('a brand that is not known of the country is half as sure', async () => {
  expect((await brandTable('de')).match('中国石化')!.confidence).toBe(0.5)
  expect((await brandTable('')).match('中国石化')!.confidence).toBe(1)
})
