import { gaussian, seededRandom } from '@/lib/seeded-random';

/** Vectors like those of a text encoder: 512 numbers that live on far fewer dimensions and gather around topics. */
export interface SyntheticVectors {
  topics: number;
  /** A unit vector near the centre of a topic. */
  near(topic: number, random: () => number): number[];
}

const width = 512;
/** Text embeddings have an intrinsic dimension of some tens; isotropic noise in 512 would leave no nearest neighbours to find. */
const latentWidth = 48;
const spread = 0.7;
const noise = 0.15;

export function makeVectors(seed: number, topics: number): SyntheticVectors {
  const random = seededRandom(seed);
  const projection = Float64Array.from({ length: width * latentWidth }, () => gaussian(random) / Math.sqrt(latentWidth));
  const centres = Array.from({ length: topics }, () => Float64Array.from({ length: latentWidth }, () => gaussian(random)));
  return {
    topics,
    near(topic, from) {
      const latent = (centres[topic] ?? new Float64Array(latentWidth)).map((value) => value + spread * gaussian(from));
      const vector = Array.from({ length: width }, (_, row) => dot(projection, row * latentWidth, latent) + noise * gaussian(from));
      const length = Math.hypot(...vector);
      return vector.map((value) => Number((value / length).toFixed(5)));
    },
  };
}

function dot(matrix: Float64Array, start: number, vector: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < latentWidth; column += 1) sum += (matrix[start + column] ?? 0) * (vector[column] ?? 0);
  return sum;
}
