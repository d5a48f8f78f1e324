/** Chance from a seed, in the words in which scenarios are drawn. */
import { type Uniform, uniformFrom } from "../evidence/random-counts.ts";

export interface Draw {
  readonly uniform: Uniform;
  chance(share: number): boolean;
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

export function createDraw(seed: number): Draw {
  const uniform = uniformFrom(seed);
  return {
    uniform,
    chance: (share) => uniform() < share,
    below: (limit) => Math.floor(uniform() * limit),
    pick: (items) => items[Math.floor(uniform() * items.length)] ?? items[0],
  };
}

/** Neighbouring releases of neighbouring seeds have nothing in common; nor has what is drawn apart (`stream`) with the rest. */
export function mixSeed(seed: number, index: number, stream = 0): number {
  let hash =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35) ^ Math.imul(stream, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
