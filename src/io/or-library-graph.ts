import { Problem } from '../core/problem.ts'
import { quote } from './quote.ts'

/** An undirected graph; nodes are numbered from 1 in the file, from 0 here. */
export interface Graph {
  readonly nodeCount: number
  /** Sites that the file asks for. */
  readonly sites: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly length: Float64Array
}

/**
 * Reads a graph in the form of the OR-Library's p-median files: n, m and p, then m edges of two
 * nodes and a length. Of an edge that is repeated the last line holds.
 * @throws Problem bad_input where it is cut, or a number is not what it should be
 */
export function readOrLibraryGraph(text: string, fileName: string): Graph {
  const words = text
    .replace(/^\uFEFF/, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const numbers = words.map(Number)
  const bad = numbers.findIndex((number) => !(number >= 0 && number < Infinity))
  if (bad >= 0)
    throw new Problem(
      'bad_input',
      `${fileName} holds ${quote(words[bad])} where a number ≥ 0 should be (word ${bad + 1}).`,
    )
  const [nodeCount, edgeCount, sites] = numbers
  if (
    sites === undefined ||
    ![nodeCount, edgeCount, sites].every(Number.isInteger) ||
    nodeCount === 0
  )
    throw new Problem(
      'bad_input',
      `${fileName} must begin with three whole numbers: nodes, edges and sites.`,
    )
  if (numbers.length !== 3 + 3 * edgeCount!)
    throw new Problem(
      'bad_input',
      `${fileName} says ${edgeCount} edges and holds ${(numbers.length - 3) / 3}: each takes two nodes and a length.`,
    )
  const isNode = (number: number) => Number.isInteger(number) && number >= 1 && number <= nodeCount!
  const edges = new Map<number, number>()
  for (let k = 3; k < numbers.length; k += 3) {
    const [a, b] = [numbers[k]!, numbers[k + 1]!]
    if (!isNode(a) || !isNode(b))
      throw new Problem(
        'bad_input',
        `Edge ${(k - 3) / 3 + 1} of ${fileName} joins ${a} and ${b}, but nodes are 1 to ${nodeCount}.`,
      )
    if (a !== b)
      edges.set(Math.min(a - 1, b - 1) * nodeCount! + Math.max(a - 1, b - 1), numbers[k + 2]!)
  }
  const keys = Float64Array.from(edges.keys())
  return {
    nodeCount: nodeCount!,
    sites,
    from: Uint32Array.from(keys, (key) => Math.floor(key / nodeCount!)),
    to: Uint32Array.from(keys, (key) => key % nodeCount!),
    length: Float64Array.from(edges.values()),
  }
}
