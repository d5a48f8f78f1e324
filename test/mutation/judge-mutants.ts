/** How well the tests of each folder notice a change, and whether that is enough. Pure. */
import type { Mutant } from "./read-mutants.ts";

/** A change that nobody can see from outside: the list in `survivors.json`. */
export interface Equivalent {
  readonly file: string;
  /** The line of the source. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  /** Why nobody can see it. */
  readonly reason: string;
}

export interface Share {
  readonly name: string;
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly unreached: number;
  /** Survivors that nobody can see, by the list. */
  readonly equivalent: number;
  /** Noticed, of all that could be, from 0 to 1; null where there was none. */
  readonly ratio: number | null;
}

export interface Judged {
  readonly files: readonly Share[];
  readonly folders: readonly Share[];
  /** What no test noticed, and what somebody could. */
  readonly survivors: readonly Mutant[];
  /** Listed as invisible, and not among the survivors: noticed after all, or changed. */
  readonly stale: readonly Equivalent[];
  readonly passed: boolean;
}

/** Of what could be noticed, in each folder. */
export const LEAST_RATIO = 0.9;

export function judgeMutants(mutants: readonly Mutant[], listed: readonly Equivalent[]): Judged {
  const isListed = (mutant: Mutant) => listed.some((equivalent) => isSame(equivalent, mutant));
  const share = (nameOf: (mutant: Mutant) => string) =>
    [...Map.groupBy(mutants, nameOf)].map(([name, some]) => countShare(name, some, isListed));
  const files = share(({ file }) => file);
  const folders = share(({ file }) => file.split("/").slice(0, 2).join("/"));
  const open = mutants.filter(({ fate }) => fate === "survived" || fate === "unreached");
  const asked = new Set(mutants.map(({ file }) => file));
  const stale = listed.filter(
    (equivalent) => asked.has(equivalent.file) && !open.some((mutant) => isSame(equivalent, mutant)),
  );
  return {
    files,
    folders,
    survivors: open.filter((mutant) => !isListed(mutant)),
    stale,
    passed:
      folders.length > 0 && folders.every(({ ratio }) => ratio === null || ratio >= LEAST_RATIO) && stale.length === 0,
  };
}

function countShare(name: string, mutants: readonly Mutant[], isListed: (mutant: Mutant) => boolean): Share {
  const asked = mutants.filter(({ fate }) => fate !== "broken");
  const count = (fate: Mutant["fate"], some: readonly Mutant[] = asked) =>
    some.filter((mutant) => mutant.fate === fate).length;
  const equivalent = asked.filter((mutant) => isListed(mutant) && isOpen(mutant));
  const [killed, timedOut] = [count("killed"), count("timed-out")];
  const visible = asked.length - equivalent.length;
  return {
    name,
    mutants: asked.length,
    killed,
    timedOut,
    survived: count("survived") - count("survived", equivalent),
    unreached: count("unreached") - count("unreached", equivalent),
    equivalent: equivalent.length,
    ratio: visible === 0 ? null : (killed + timedOut) / visible,
  };
}

function isOpen({ fate }: Mutant): boolean {
  return fate === "survived" || fate === "unreached";
}

function isSame(equivalent: Equivalent, { file, place, from, to }: Mutant): boolean {
  return equivalent.file === file && equivalent.place === place && equivalent.from === from && equivalent.to === to;
}
