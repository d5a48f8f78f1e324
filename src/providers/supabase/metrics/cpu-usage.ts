/**
 * Share of the processors' time that was not idle, between two looks of this process: the counters only grow, and one look
 * says nothing. They are renewed once a minute, so that looks of one minute may see the same. Pure but for what it keeps.
 */
import type { Moment } from "./moment.ts";
import type { Sample } from "./parse-samples.ts";

export const CPU_USAGE = {
  name: "cpu_usage",
  description:
    "share of the processors' time that was in use between two looks of this process, a minute or more apart",
} as const;

const SERIES = "node_cpu_seconds_total";
/** Time waited for a disk is no work of the processor. */
const IDLE = new Set(["idle", "iowait"]);
/** Two looks that are further apart say more of a time that is over than of now. */
const LONGEST_MS = 300_000;

interface Counted {
  readonly at: number;
  readonly all: number;
  readonly idle: number;
}

export interface CpuUsage {
  /** What is known after this look. */
  add(samples: readonly Sample[], at: number): Moment;
}

export function createCpuUsage(): CpuUsage {
  let last: Counted | null = null;
  let known: { readonly value: number; readonly at: number } | null = null;
  return {
    add(samples, at) {
      const counted = count(samples, at);
      if (counted === null) {
        return { value: null, why: `The project's metrics have no usable ${SERIES}.` };
      }
      const before = last;
      const isRenewed = before === null || counted.all !== before.all;
      if (isRenewed) last = counted;
      if (before !== null && isRenewed) known = difference(before, counted);
      if (known !== null && at - known.at <= LONGEST_MS) return { value: known.value };
      return { value: null, why: "One look at counters says nothing; the next one, a minute later, does." };
    },
  };
}

/** Null where they began anew, or were last seen too long ago. */
function difference(before: Counted, after: Counted): { readonly value: number; readonly at: number } | null {
  const all = after.all - before.all;
  const idle = after.idle - before.idle;
  if (after.at - before.at > LONGEST_MS || all <= 0 || idle < 0 || idle > all) return null;
  return { value: 1 - idle / all, at: after.at };
}

function count(samples: readonly Sample[], at: number): Counted | null {
  const found = samples.filter(({ name }) => name === SERIES);
  if (found.length === 0 || !found.every(({ value }) => Number.isFinite(value))) return null;
  const sum = (some: readonly Sample[]) => some.reduce((total, { value }) => total + value, 0);
  return { at, all: sum(found), idle: sum(found.filter(({ labels }) => IDLE.has(labels["mode"] ?? ""))) };
}
