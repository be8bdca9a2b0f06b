/** A linear decision: positive is yes. */
export interface Linear {
  intercept: number;
  weights: readonly number[];
}

export interface Example {
  values: readonly number[];
  isYes: boolean;
  /** How much it counts. */
  weight: number;
}

/** Pulls every weight (of features in standard deviations) towards nothing, as much as one example does. */
const ridge: number = 1;
const stepsMax = 60;

/** Logistic regression by Newton's method, on features in standard deviations; the result is for the features as they are. Deterministic. */
export function fitLogistic(examples: readonly Example[]): Linear {
  const scales = scalesOf(examples);
  const rows = examples.map(({ values, isYes, weight }) => ({ x: [1, ...values.map((value, at) => (value - (scales[at]?.mean ?? 0)) / (scales[at]?.deviation ?? 1))], isYes, weight }));
  let beta = Array.from({ length: scales.length + 1 }, () => 0);
  for (let step = 0; step < stepsMax; step += 1) {
    const { gradient, curvature } = slopes(rows, beta);
    const change = solve(curvature, gradient);
    beta = beta.map((one, at) => one - (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  const weights = scales.map(({ deviation }, at) => (beta[at + 1] ?? 0) / deviation);
  return { weights, intercept: (beta[0] ?? 0) - weights.reduce((sum, weight, at) => sum + weight * (scales[at]?.mean ?? 0), 0) };
}

/** How far on the side of yes. */
export function judge({ intercept, weights }: Linear, values: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), intercept);
}

function scalesOf(examples: readonly Example[]): { mean: number; deviation: number }[] {
  return (examples[0]?.values ?? []).map((_, at) => {
    const column = examples.map(({ values }) => values[at] ?? 0);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
    return { mean, deviation: deviation < 1e-9 ? 1 : deviation };
  });
}

/** The first and second derivatives of the penalised loss. */
function slopes(rows: readonly { x: readonly number[]; isYes: boolean; weight: number }[], beta: readonly number[]): { gradient: number[]; curvature: number[][] } {
  const gradient = beta.map((one, at) => (at === 0 ? 0 : ridge * one));
  const curvature = beta.map((_, at) => beta.map((_, other) => (at !== other ? 0 : at === 0 ? 1e-9 : ridge)));
  for (const { x, isYes, weight } of rows) {
    const share = 1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), 0)));
    x.forEach((value, at) => {
      gradient[at] = (gradient[at] ?? 0) + weight * (share - Number(isYes)) * value;
      const row = curvature[at] ?? [];
      x.forEach((beside, other) => void (row[other] = (row[other] ?? 0) + weight * share * (1 - share) * value * beside));
    });
  }
  return { gradient, curvature };
}

/** Solves `matrix * x = right` for a positive definite matrix, by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  rows.forEach((pivot, at) => {
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column <= size; column += 1) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  });
  const found: number[] = [];
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = found.reduce((sum, value, behind) => sum + value * (row[size - 1 - behind] ?? 0), 0);
    found.push(((row[size] ?? 0) - known) / (row[at] ?? 1));
  }
  return found.toReversed();
}
