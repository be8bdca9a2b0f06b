import { pack, type Matrices, type Matrix, type Packed } from './matrices';

/** One layer of the encoder: attention over the tokens of a text, then two dense steps; each on normalised input, added to what came in. */
export interface LayerSizes {
  /** Width of what comes in, and of query, key and value together a third. */
  width: number;
  heads: number;
}

const outWidth = 512;
const innerWidth = 1536;

export interface Normalisation {
  scale: Float32Array;
  bias: Float32Array;
}

interface Dense {
  weights: Packed;
  bias: Matrix;
}

/** Rows of a matrix with mean 0 and variance 1, scaled and shifted. */
function normalise(from: Matrix, to: Matrix, rows: number, { scale, bias }: Normalisation): void {
  const width = scale.length;
  for (let row = 0; row < rows; row += 1) {
    const values = from.values.subarray(row * from.columns, row * from.columns + width);
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += values[at] ?? 0;
    const mean = sum / width;
    let squares = 0;
    for (let at = 0; at < width; at += 1) squares += ((values[at] ?? 0) - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + 1e-6);
    const target = row * to.columns;
    for (let at = 0; at < width; at += 1) to.values[target + at] = ((values[at] ?? 0) - mean) * factor * (scale[at] ?? 0) + (bias[at] ?? 0);
  }
}

/** Each row's first `count` scores as shares of 1; `factor` scales them first. */
function toShares(scores: Matrix, rows: number, count: number, factor: number): void {
  for (let row = 0; row < rows; row += 1) {
    const values = scores.values.subarray(row * scores.columns, row * scores.columns + count);
    let largest = -Infinity;
    for (let at = 0; at < count; at += 1) largest = Math.max(largest, values[at] ?? 0);
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += values[at] = Math.exp(((values[at] ?? 0) - largest) * factor);
    for (let at = 0; at < count; at += 1) values[at] = (values[at] ?? 0) / sum;
  }
}

function addTo(to: Matrix, from: Matrix, rows: number): void {
  for (let at = 0; at < rows * to.columns; at += 1) to.values[at] = (to.values[at] ?? 0) + (from.values[at] ?? 0);
}

export class EncoderLayer {
  private readonly qkv: Dense;
  private readonly out: Dense;
  private readonly inner: Dense;
  private readonly outer: Dense;
  private readonly beforeAttention: Normalisation;
  private readonly beforeDense: Normalisation;
  private readonly room: { normal: Matrix; wide: Matrix; qkv: Matrix; attended: Matrix; scores: Matrix; change: Matrix; keys: Packed; values: Packed };

  constructor(
    private readonly matrices: Matrices,
    weights: (name: string) => Float32Array,
    private readonly sizes: LayerSizes,
    tokensMax: number,
  ) {
    const { width } = sizes;
    const dense = (depth: number, columns: number, name: string, bias: string): Dense => ({
      weights: matrices.packed(depth, columns, weights(name)),
      bias: matrices.vector(weights(`${bias}/bias/ConcatPartitions/concat`)),
    });
    const normalisation = (place: string): Normalisation => ({
      scale: weights(`${place}layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat`),
      bias: weights(`${place}layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat`),
    });
    this.qkv = dense(width, 3 * width, 'MultiheadAttention/qkv_transform_single/kernel/part_0', 'MultiheadAttention/qkv_transform_single');
    this.out = dense(width, outWidth, 'MultiheadAttention/output_transform_single/kernel/part_0', 'MultiheadAttention/output_transform_single');
    this.inner = dense(outWidth, innerWidth, 'FFN/conv1/Tensordot/Reshape_1', 'FFN/conv1');
    this.outer = dense(innerWidth, outWidth, 'FFN/conv2/Tensordot/Reshape_1', 'FFN/conv2');
    this.beforeAttention = normalisation('');
    this.beforeDense = normalisation('FFN/');
    const headWidth = width / sizes.heads;
    this.room = {
      normal: matrices.matrix(tokensMax, width),
      wide: matrices.matrix(tokensMax, outWidth),
      qkv: matrices.matrix(tokensMax, 3 * width),
      attended: matrices.matrix(tokensMax, width),
      scores: matrices.matrix(tokensMax, tokensMax),
      change: matrices.matrix(tokensMax, innerWidth),
      keys: matrices.room(headWidth, tokensMax),
      values: matrices.room(tokensMax, headWidth),
    };
  }

  /** Runs the layer on the rows of `input`. What attention and the dense steps find is added to `stream`, in place. */
  run(input: Matrix, stream: Matrix, rows: number): void {
    const { matrices, room } = this;
    normalise(input, room.normal, rows, this.beforeAttention);
    matrices.multiply(room.normal, this.qkv.weights, room.qkv, { rows, bias: this.qkv.bias });
    for (let head = 0; head < this.sizes.heads; head += 1) this.attend(head, rows);
    matrices.multiply(room.attended, this.out.weights, room.wide, { rows, bias: this.out.bias });
    addTo(stream, room.wide, rows);
    normalise(stream, room.wide, rows, this.beforeDense);
    matrices.multiply(room.wide, this.inner.weights, room.change, { rows, bias: this.inner.bias, relu: true });
    matrices.multiply(room.change, this.outer.weights, room.wide, { rows, bias: this.outer.bias });
    addTo(stream, room.wide, rows);
  }

  /** One head: every token takes from every token's value what its query has in common with that one's key. */
  private attend(head: number, rows: number): void {
    const { width, heads } = this.sizes;
    const { qkv, scores, attended, keys, values } = this.room;
    const headWidth = width / heads;
    const at = (row: number, part: number, column: number) => qkv.values[row * qkv.columns + part * width + head * headWidth + column] ?? 0;
    pack(keys, { depth: headWidth, columns: rows }, (row, column) => at(column, 1, row));
    pack(values, { depth: rows, columns: headWidth }, (row, column) => at(row, 2, column));
    this.matrices.multiply(qkv, keys, scores, { rows, fromAt: head * headWidth });
    toShares(scores, rows, rows, 1 / Math.sqrt(headWidth));
    this.matrices.multiply(scores, values, attended, { rows, toAt: head * headWidth });
  }
}
