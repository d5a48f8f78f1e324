/** Chance for simulations: a good generator with a seed, and counts drawn from tables of their exact distributions. */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export type Uniform = () => number;

/** Numbers from 0 to 1 with 53 digits. */
export function uniformFrom(seed: number): Uniform {
  const generator = xoroshiro128plus(seed);
  return () => ((generator.next() >>> 5) * 67_108_864 + (generator.next() >>> 6)) / 9_007_199_254_740_992;
}

export type Counts = (uniform: Uniform) => number;

/** Beyond this a count has no probability that 10¹⁰ draws would show. */
const TAIL = 1e-14;
const GUIDES = 1_024;

/** Draws by inversion; a table of guides makes that one or two steps. */
function countsOf(probabilityOf: (count: number) => number): Counts {
  const upTo: number[] = [];
  let sum = 0;
  for (let count = 0; sum < 1 - TAIL && count < 1_000_000; count += 1) {
    const probability = probabilityOf(count);
    sum += probability;
    upTo.push(sum);
    if (sum > 0.5 && probability < TAIL / 100) break;
  }
  const guides = Array.from({ length: GUIDES }, (_, guide) => upTo.findIndex((total) => total > guide / GUIDES));
  return (uniform) => {
    const drawn = uniform();
    let count = Math.max(0, guides[Math.floor(drawn * GUIDES)] ?? 0);
    while (count < upTo.length - 1 && (upTo[count] ?? 1) < drawn) count += 1;
    return count;
  };
}

/** Independent failures. */
export function binomialCounts(requests: number, rate: number): Counts {
  let log = requests * Math.log1p(-rate);
  return countsOf((count) => {
    if (count > 0) log += Math.log(((requests - count + 1) / count) * (rate / (1 - rate)));
    return count > requests ? 0 : Math.exp(log);
  });
}

/** A rate that varies from bucket to bucket: gamma with coefficient of variation 1/√shape. */
export function negativeBinomialCounts(mean: number, shape: number): Counts {
  let log = -shape * Math.log1p(mean / shape);
  return countsOf((count) => {
    if (count > 0) log += Math.log(((shape + count - 1) / count) * (mean / (shape + mean)));
    return Math.exp(log);
  });
}

/** Users who fail, each with a geometric number of tries (Panjer's recursion for a compound Poisson sum). */
export function clusteredCounts(mean: number, clusterMean: number): Counts {
  const clusters = mean / clusterMean;
  const tries = (size: number) => (1 / clusterMean) * (1 - 1 / clusterMean) ** (size - 1);
  const probabilities: number[] = [];
  return countsOf((count) => {
    let sum = count === 0 ? Math.exp(-clusters) : 0;
    for (let size = 1; size <= count; size += 1) {
      sum += (clusters / count) * size * tries(size) * (probabilities[count - size] ?? 0);
    }
    probabilities.push(sum);
    return sum;
  });
}
