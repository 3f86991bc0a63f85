// AssemblyScript, compiled by scripts/build-kernel.mjs into wasm.generated.ts.
//
// A block is 16 rows. It holds, for each pair of criteria, 16 × 2 bytes: row 0's two values, row
// 1's two values, … so that one multiply-add instruction (dot_i16x8_s) takes a pair of criteria of
// four rows at once, and the whole region is read as one stream.

const BLOCK_ROWS: u32 = 16

/**
 * Lists the rows whose quantised sum reaches the floor.
 *
 * @param block address of the first row's block
 * @param pairs how many pairs of criteria a block holds
 * @param weights address of the quantised weights: for each pair, 16 bytes (w0 w1 w0 w1 … as i16)
 * @param excluded address of the first row's exclusion, one byte a row
 * @param firstRow, endRow rows to look at; firstRow is a multiple of 16, excluded is padded to one
 * @param floor the least sum to list
 * @param sums address of 64 bytes of scratch
 * @param hits address of the list to write: u32 row numbers, with room for every row
 * @returns how many rows were listed
 */
export function scan(
  block: usize,
  pairs: u32,
  weights: usize,
  excluded: usize,
  firstRow: u32,
  endRow: u32,
  floor: i32,
  sums: usize,
  hits: usize,
): u32 {
  const least = i32x4.splat(floor)
  const weightsEnd = weights + ((<usize>pairs) << 4)
  let found: u32 = 0
  for (let row = firstRow; row < endRow; row += BLOCK_ROWS) {
    let a = i32x4.splat(0)
    let b = i32x4.splat(0)
    let c = i32x4.splat(0)
    let d = i32x4.splat(0)
    for (let at = weights; at < weightsEnd; at += 16) {
      const weight = v128.load(at)
      const near = v128.load(block)
      const far = v128.load(block, 16)
      a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(near), weight))
      b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(near), weight))
      c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(far), weight))
      d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(far), weight))
      block += 32
    }
    const most = i32x4.max_s(i32x4.max_s(a, b), i32x4.max_s(c, d))
    if (v128.any_true(i32x4.ge_s(most, least))) {
      v128.store(sums, a)
      v128.store(sums, b, 16)
      v128.store(sums, c, 32)
      v128.store(sums, d, 48)
      for (let lane: u32 = 0; lane < BLOCK_ROWS; lane++) {
        if (load<i32>(sums + (lane << 2)) < floor) continue
        if (load<u8>(excluded + (row - firstRow) + lane)) continue
        store<u32>(hits + (found << 2), row + lane)
        found++
      }
    }
  }
  return found
}
