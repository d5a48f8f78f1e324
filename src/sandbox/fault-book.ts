/** Injected faults: which of them is active for a request, counted as used. */
import type { Clock } from "../lib/clock.ts";
import type { Fault, Route } from "./contract.ts";

export interface FaultBook {
  add(fault: Fault): void;
  clear(): void;
  /** The fault to inject into this request, counted as used; `stale` and `empty` are never returned here. */
  take(emulator: string, route: Route | null, method: string, path: string): Fault | null;
  has(emulator: string, kind: Fault["kind"]): boolean;
}

/** Emulators ask `stale` and `empty` themselves; everything else is injected in front of the route. */
export function createFaultBook(clock: Clock, startedAt: number, random: () => number): FaultBook {
  let entries: { fault: Fault; used: number }[] = [];
  const active = ({ fault, used }: { fault: Fault; used: number }) => {
    const at = clock.now() - startedAt;
    return (
      at >= (fault.fromMs ?? 0) &&
      at < (fault.untilMs ?? Number.POSITIVE_INFINITY) &&
      used < (fault.times ?? Number.POSITIVE_INFINITY)
    );
  };
  return {
    add: (fault) => void entries.push({ fault, used: 0 }),
    clear: () => {
      entries = [];
    },
    take(emulator, route, method, path) {
      for (const entry of entries) {
        const { fault } = entry;
        if (fault.emulator !== emulator || fault.kind === "stale" || fault.kind === "empty" || !active(entry)) continue;
        if (fault.route === undefined && route?.ingestion === true) continue;
        if (fault.route !== undefined && !routeMatches(fault.route, route, method, path)) continue;
        if (fault.probability !== undefined && random() >= fault.probability) continue;
        entry.used += 1;
        return fault;
      }
      return null;
    },
    has: (emulator, kind) =>
      entries.some((entry) => entry.fault.emulator === emulator && entry.fault.kind === kind && active(entry)),
  };
}

function routeMatches(wanted: string, route: Route | null, method: string, path: string): boolean {
  return route !== null ? wanted === `${route.method} ${route.path}` : wanted === `${method} ${path}`;
}
