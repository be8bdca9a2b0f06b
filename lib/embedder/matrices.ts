import { matrixKernel } from './matrix-kernel';

type Multiply = (a: number, aStride: number, b: number, c: number, cStride: number, rows: number, columns: number, depth: number, bias: number, relu: number) => void;

/** A matrix whose rows follow each other; there is room for a multiple of 4 rows, and of 8 columns. */
export interface Matrix {
  address: number;
  columns: number;
  values: Float32Array;
}

/** A matrix packed as the right side of a product: panels of 8 columns, each with all its rows. */
export interface Packed {
  address: number;
  depth: number;
  columns: number;
  values: Float32Array;
}

const pageBytes = 65_536;
/** A block of the left side that stays in the processor's cache while the right side passes by. */
const blockRows = 48;

export function upTo(multiple: number, count: number): number {
  return Math.ceil(count / multiple) * multiple;
}

/** The memory matrices live in, and their product. Its size is fixed when it is made. */
export class Matrices {
  private readonly memory: WebAssembly.Memory;
  private readonly multiplyBlock: Multiply;
  /** Address 0 means "no bias", so nothing lives there. */
  private next = 16;

  constructor(bytes: number) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) + 1 });
    const fused = matrixKernel(true);
    const kernel = new WebAssembly.Module(WebAssembly.validate(fused) ? fused : matrixKernel(false));
    const { multiply } = new WebAssembly.Instance(kernel, { house: { memory: this.memory } }).exports;
    this.multiplyBlock = multiply as Multiply;
  }

  /** Room for numbers, all 0. */
  private take(count: number): { address: number; values: Float32Array } {
    const address = this.next;
    this.next += upTo(16, count * 4);
    return { address, values: new Float32Array(this.memory.buffer, address, count) };
  }

  matrix(rows: number, columns: number): Matrix {
    return { columns: upTo(8, columns), ...this.take(upTo(4, rows) * upTo(8, columns)) };
  }

  vector(values: Float32Array): Matrix {
    const vector = this.matrix(1, values.length);
    vector.values.set(values);
    return vector;
  }

  room(depth: number, columns: number): Packed {
    return { depth, columns: upTo(8, columns), ...this.take(depth * upTo(8, columns)) };
  }

  packed(depth: number, columns: number, values: Float32Array): Packed {
    const packed = this.room(depth, columns);
    pack(packed, { depth, columns }, (row, column) => values[row * columns + column] ?? 0);
    return packed;
  }

  /**
   * to = from · by + bias, for the first `rows` rows. `at` names columns to begin with, for a part of a wider matrix.
   * Up to three rows more are written, since rows go in fours.
   */
  multiply(from: Matrix, by: Packed, to: Matrix, { rows, bias, relu = false, fromAt = 0, toAt = 0 }: { rows: number; bias?: Matrix; relu?: boolean; fromAt?: number; toAt?: number }): void {
    for (let row = 0; row < rows; row += blockRows) {
      const a = from.address + 4 * (row * from.columns + fromAt);
      const c = to.address + 4 * (row * to.columns + toAt);
      this.multiplyBlock(a, 4 * from.columns, by.address, c, 4 * to.columns, upTo(4, Math.min(blockRows, rows - row)), by.columns, by.depth, bias?.address ?? 0, Number(relu));
    }
  }
}

/** Fills a packed matrix, or the part of it that `size` names. Columns beyond the last hold 0. */
export function pack(packed: Packed, size: { depth: number; columns: number }, value: (row: number, column: number) => number): void {
  packed.depth = size.depth;
  packed.columns = upTo(8, size.columns);
  let at = 0;
  for (let panel = 0; panel < size.columns; panel += 8) {
    for (let row = 0; row < size.depth; row += 1) {
      for (let column = panel; column < panel + 8; column += 1) packed.values[at++] = column < size.columns ? value(row, column) : 0;
    }
  }
}
