import { EncoderLayer } from './encoder-layer';
import { Matrices, type Matrix } from './matrices';
import type { EmbeddingModel } from './model';
import { readVocabulary, readWeights } from './read-weights';
import { makeTokenizer } from './tokenize';

/** The encoder reads no further; it was trained so. About 85 English words. */
export const tokensMax = 128;
const tokenWidth = 256;
/** What the model is called, in settings and beside every vector it made. */
export const modelName = 'use-lite-512';
/** The length of its vectors. */
export const dimensions = 512;
const width = dimensions;
/** 20 MB of weights and what a text takes on its way. */
const memoryBytes = 32 * 1024 * 1024;

/** Adds where a token stands, as waves of many lengths. */
function place(row: number, lengths: Float32Array): Float32Array {
  const waves = new Float32Array(2 * lengths.length);
  for (const [at, length] of lengths.entries()) {
    waves[at] = Math.sin(Math.fround(row * length));
    waves[lengths.length + at] = Math.cos(Math.fround(row * length));
  }
  return waves;
}

class UseLite {
  private readonly matrices = new Matrices(memoryBytes);
  private readonly tokens: Float32Array;
  private readonly places: readonly Float32Array[];
  private readonly input = this.matrices.matrix(tokensMax, tokenWidth);
  private readonly stream = this.matrices.matrix(tokensMax, width);
  private readonly pooled = this.matrices.matrix(1, width);
  private readonly result = this.matrices.matrix(1, width);
  private readonly widen;
  private readonly last;
  private readonly layers: readonly [EncoderLayer, EncoderLayer];

  constructor(weights: (name: string) => Float32Array) {
    const { matrices } = this;
    const layer = (number: number) => (name: string) => weights(`Layer_${number}/TransformerLayer/${name}`);
    this.tokens = weights('module/Embeddings_en');
    const lengths = weights('AddTimingSignal/TimingSignal/ExpandDims_1');
    this.places = Array.from({ length: tokensMax }, (_, row) => place(row, lengths));
    this.widen = { weights: matrices.packed(tokenWidth, width, layer(0)('dense/kernel/ConcatPartitions/concat')), bias: matrices.vector(layer(0)('dense/bias/ConcatPartitions/concat')) };
    this.last = { weights: matrices.packed(width, width, weights('hidden_layers/tanh_layer_0/weights')), bias: matrices.vector(weights('hidden_layers/tanh_layer_0/bias')) };
    this.layers = [new EncoderLayer(matrices, layer(0), { width: tokenWidth, heads: 4 }, tokensMax), new EncoderLayer(matrices, layer(1), { width, heads: 4 }, tokensMax)];
  }

  /** The vector of one text's tokens, of unit length. */
  encode(tokens: readonly number[]): Float32Array {
    const rows = tokens.length;
    for (const [row, token] of tokens.entries()) this.readToken(row, token);
    this.matrices.multiply(this.input, this.widen.weights, this.stream, { rows, bias: this.widen.bias });
    this.layers[0].run(this.input, this.stream, rows);
    this.layers[1].run(this.stream, this.stream, rows);
    this.pool(rows);
    this.matrices.multiply(this.pooled, this.last.weights, this.result, { rows: 1, bias: this.last.bias });
    return unitLength(this.result);
  }

  private readToken(row: number, token: number): void {
    const places = this.places[row] ?? new Float32Array(tokenWidth);
    for (let at = 0; at < tokenWidth; at += 1) this.input.values[row * tokenWidth + at] = 2 * (this.tokens[token * tokenWidth + at] ?? 0) + (places[at] ?? 0);
  }

  private pool(rows: number): void {
    for (let column = 0; column < width; column += 1) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) sum += this.stream.values[row * width + column] ?? 0;
      this.pooled.values[column] = sum / rows;
    }
  }
}

function unitLength({ values }: Matrix): Float32Array {
  const vector = values.slice(0, width).map(Math.tanh);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Universal Sentence Encoder Lite, whose weights come with its package: English, 512 dimensions, unit length. */
export function loadUseLite(): EmbeddingModel {
  const tokenize = makeTokenizer(readVocabulary());
  const encoder = new UseLite(readWeights());
  return {
    name: modelName,
    dimensions,
    embed(texts) {
      const tokens = texts.map((text) => tokenize(text).slice(0, tokensMax));
      return Promise.resolve({ vectors: tokens.map((own) => encoder.encode(own)), tokens: tokens.reduce((sum, own) => sum + own.length, 0) });
    },
  };
}
