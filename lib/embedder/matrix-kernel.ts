/**
 * The product of two matrices as a WebAssembly module, assembled here: the encoder spends nearly all its time in it, and
 * JavaScript has no vector instructions. Encoding: WebAssembly core specification, "Binary Format".
 *
 * multiply(a, aStride, b, c, cStride, rows, columns, depth, bias, relu), addresses and strides in bytes:
 * c[rows × columns] = a[rows × depth] · b + bias, and nothing below 0 when `relu`. `b` is packed in panels of 8 columns
 * (see `matrices.ts`), `rows` is a multiple of 4, `columns` of 8; a `bias` of 0 is none.
 */

const tileRows = 4;
const local = {
  a: 0, aStride: 1, b: 2, c: 3, cStride: 4, rows: 5, columns: 6, depth: 7, bias: 8, relu: 9,
  column: 10, row: 11, panelAt: 12, left: 13, rowAt: 14, sums: 18, low: 26, high: 27, value: 28,
} as const;
const integerLocals = local.sums - local.column;
const vectorLocals = local.value - local.sums + 1;
const type = { integer: 0x7f, vector: 0x7b, nothing: 0x40 } as const;

type Code = readonly number[];

function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const rest = value >> 7;
  const last = rest === ((value & 64) === 0 ? 0 : -1);
  return last ? [value & 127] : [(value & 127) | 128, ...signed(rest)];
}

const get = (index: number): Code => [0x20, ...unsigned(index)];
const set = (index: number, value: Code): Code => [...value, 0x21, ...unsigned(index)];
const number = (value: number): Code => [0x41, ...signed(value)];
const add = (one: Code, other: Code): Code => [...one, ...other, 0x6a];
const times = (one: Code, other: Code): Code => [...one, ...other, 0x6c];
const lessThan = (one: Code, other: Code): Code => [...one, ...other, 0x48];
const increase = (index: number, by: Code): Code => set(index, add(get(index), by));
const when = (condition: Code, then: Code): Code => [...condition, 0x04, type.nothing, ...then, 0x0b];
/** Runs `body`, and again as long as `condition` holds. */
const repeat = (body: Code, condition: Code): Code => [0x03, type.nothing, ...body, ...condition, 0x0d, 0, 0x0b];

const instruction = (opcode: number, ...rest: readonly number[]): Code => [0xfd, ...unsigned(opcode), ...rest];
const zeros = instruction(0x0c, ...new Array<number>(16).fill(0));
const load = (address: Code, offset: number): Code => [...address, ...instruction(0x00, 0, offset)];
const loadEverywhere = (address: Code): Code => [...address, ...instruction(0x09, 0, 0)];
const store = (address: Code, offset: number, value: Code): Code => [...address, ...value, ...instruction(0x0b, 0, offset)];
const largest = (one: Code, other: Code): Code => [...one, ...other, ...instruction(0xe9)];
/** one × other + sum; fused where the machine can (relaxed SIMD), which is twice as fast. */
const timesPlus = (one: Code, other: Code, sum: Code, fused: boolean): Code =>
  fused ? [...one, ...other, ...sum, ...instruction(0x105)] : [...one, ...other, ...instruction(0xe6), ...sum, ...instruction(0xe4)];

const rows = Array.from({ length: tileRows }, (_, row) => row);
const halves = rows.flatMap((row) => [0, 1].map((side) => ({ row, side, sum: local.sums + 2 * row + side })));
const columnBytes = times(get(local.column), number(4));

/** Four rows of eight columns, whose sums stay in registers over the whole depth. */
function tile(fused: boolean): Code {
  const begin = halves.flatMap(({ sum }) => set(sum, zeros));
  const withBias = when(get(local.bias), halves.flatMap(({ side, sum }) => set(sum, load(add(get(local.bias), columnBytes), 16 * side))));
  const rowsAt = rows.flatMap((row) => set(local.rowAt + row, add(get(local.a), times(add(get(local.row), number(row)), get(local.aStride)))));
  const step = [
    ...set(local.low, load(get(local.panelAt), 0)),
    ...set(local.high, load(get(local.panelAt), 16)),
    ...rows.flatMap((row) => [
      ...set(local.value, loadEverywhere(get(local.rowAt + row))),
      ...halves.filter((half) => half.row === row).flatMap(({ side, sum }) => set(sum, timesPlus(get(local.low + side), get(local.value), get(sum), fused))),
      ...increase(local.rowAt + row, number(4)),
    ]),
    ...increase(local.panelAt, number(32)),
    ...increase(local.left, number(-1)),
  ];
  const clip = when(get(local.relu), halves.flatMap(({ sum }) => set(sum, largest(get(sum), zeros))));
  const write = halves.flatMap(({ row, side, sum }) => store(add(add(get(local.c), times(add(get(local.row), number(row)), get(local.cStride))), columnBytes), 16 * side, get(sum)));
  const panel = set(local.panelAt, add(get(local.b), times(times(get(local.column), get(local.depth)), number(4))));
  return [...begin, ...withBias, ...rowsAt, ...panel, ...set(local.left, get(local.depth)), ...repeat(step, get(local.left)), ...clip, ...write];
}

function body(fused: boolean): Code {
  const overRows = [...set(local.row, number(0)), ...repeat([...tile(fused), ...increase(local.row, number(tileRows))], lessThan(get(local.row), get(local.rows)))];
  return repeat([...overRows, ...increase(local.column, number(8))], lessThan(get(local.column), get(local.columns)));
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const named = (name: string): Code => [name.length, ...Buffer.from(name)];

/** The module's bytes. It imports `house.memory` and exports `multiply`. */
export function matrixKernel(fused: boolean): Uint8Array<ArrayBuffer> {
  const code = [2, ...unsigned(integerLocals), type.integer, ...unsigned(vectorLocals), type.vector, ...body(fused), 0x0b];
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 10, ...new Array<number>(10).fill(type.integer), 0]),
    ...section(2, [1, ...named('house'), ...named('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('multiply'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
