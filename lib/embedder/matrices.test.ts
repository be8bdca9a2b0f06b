import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixKernel } from './matrix-kernel';
import { Matrices, pack, upTo } from './matrices';

function filled(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => Math.sin(at * 12.9898 + seed));
}

describe('the product of two matrices', () => {
  it('is what it is by hand, for any size', () => {
    const size = fc.integer({ min: 1, max: 70 });
    fc.assert(fc.property(size, size, size, fc.boolean(), (rows, depth, columns, relu) => {
      const matrices = new Matrices(200_000);
      const [left, right, offset] = [filled(rows * depth, 1), filled(depth * columns, 2), filled(columns, 3)];
      const from = matrices.matrix(rows, depth);
      for (let at = 0; at < left.length; at += 1) from.values[Math.floor(at / depth) * from.columns + (at % depth)] = left[at] ?? 0;
      const to = matrices.matrix(rows, columns);
      matrices.multiply(from, matrices.packed(depth, columns, right), to, { rows, bias: matrices.vector(offset), relu });
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          let sum = offset[column] ?? 0;
          for (let at = 0; at < depth; at += 1) sum += (left[row * depth + at] ?? 0) * (right[at * columns + column] ?? 0);
          expect(to.values[row * to.columns + column]).toBeCloseTo(relu ? Math.max(0, sum) : sum, 3);
        }
      }
    }), { numRuns: 50 });
  });

  it('reads and writes parts of wider matrices', () => {
    const matrices = new Matrices(100_000);
    const from = matrices.matrix(4, 16);
    from.values.set(filled(64, 4));
    const identity = matrices.room(8, 8);
    pack(identity, { depth: 8, columns: 8 }, (row, column) => Number(row === column));
    const to = matrices.matrix(4, 24);
    matrices.multiply(from, identity, to, { rows: 4, fromAt: 8, toAt: 16 });
    expect(Array.from({ length: 4 }, (_, row) => to.values.slice(24 * row + 16, 24 * row + 24))).toEqual(Array.from({ length: 4 }, (_, row) => from.values.slice(16 * row + 8, 16 * row + 16)));
    expect(to.values.filter((value) => value !== 0)).toHaveLength(32);
  });

  it('runs with and without fused instructions', () => {
    expect(WebAssembly.validate(matrixKernel(false))).toBe(true);
    expect(upTo(8, 9)).toBe(16);
  });
});
