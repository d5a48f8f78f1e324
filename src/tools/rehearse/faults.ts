/** What `--fault` may name: trouble of the site, trouble that every vendor can have, and what an emulator declares. */
import { parseDuration } from "../../lib/duration.ts";
import { type Problem, UsageError } from "../../lib/error.ts";
import { nearestWord } from "../../lib/nearest-word.ts";
import type { Fault, SiteFault } from "../../sandbox/contract.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { DATABASE_FAULT_NAMES, type DatabaseFaultName, isDatabaseFault } from "./database-faults.ts";
import { parseShare } from "./usual-traffic.ts";

/** Trouble that every vendor can have, by what follows its name. `slow` never answers within a client's patience. */
const COMMON_TROUBLE: Readonly<Record<string, Pick<Fault, "kind" | "status" | "headers">>> = {
  down: { kind: "status", status: 503 },
  "500": { kind: "status", status: 500 },
  "429": { kind: "status", status: 429, headers: { "retry-after": "30" } },
  "401": { kind: "status", status: 401 },
  "403": { kind: "status", status: 403 },
  reset: { kind: "reset" },
  slow: { kind: "slow" },
  stale: { kind: "stale" },
  empty: { kind: "empty" },
};

export interface RehearsedFault {
  /** As given. */
  readonly text: string;
  /** When it begins: from the start, or this long after the promote. */
  readonly atMs: number | null;
  /** It carries its own beginning, so it can be made so ahead of time. */
  readonly timed: boolean;
  /** It makes worse what is there anyway. */
  readonly multiplies: boolean;
  /** Somebody never answers. */
  readonly silent: boolean;
  /** It is about what becomes of the push. */
  readonly ofPush: boolean;
  /** It is about a database that the release changes; null where it is not. */
  readonly ofDatabase: DatabaseFaultName | null;
  /** Makes it so; `now` is the sandbox clock, `release` the candidate's. */
  apply(sandbox: AnySandbox, now: number, release: string): void | Promise<void>;
}

/** Parses `--fault`; throws UsageError with every mistake. `atMs` is counted from the promote; null = from the start. */
export function parseFaults(
  registry: EmulatorRegistry,
  texts: readonly string[],
  atMs: number | null,
  { behindFlag = false }: { readonly behindFlag?: boolean } = {},
): readonly RehearsedFault[] {
  const problems: Problem[] = [];
  const faults = texts.flatMap((text) => {
    const parsed = parseFault(registry, text, { atMs, behindFlag });
    if (typeof parsed !== "string") return [parsed];
    const names = [...SITE_FAULTS, ...DATABASE_FAULT_NAMES, ...listVendorFaults(registry, () => true)];
    problems.push({ message: parsed, ...suggestFault(text, names, knownFaults(registry)) });
    return [];
  });
  if (problems.length > 0) throw new UsageError("usage", problems);
  return faults;
}

/** A fault of one vendor: its own, or one that every vendor can have. */
export interface VendorFault {
  readonly emulator: string;
  /** Roles through which an item of a checklist meets it; none where only a release does. */
  readonly roles: readonly string[];
  readonly silent: boolean;
  readonly ofPush: boolean;
  apply(sandbox: AnySandbox): void | Promise<void>;
}

/** Null where there is no such fault. */
export function findVendorFault(registry: EmulatorRegistry, text: string): VendorFault | null {
  for (const { name, roles, faults } of Object.values(registry)) {
    const own = Object.hasOwn(faults, text) ? faults[text] : undefined;
    if (own !== undefined) {
      const met = own.role === undefined ? [] : [own.role];
      const ofPush = own.of === "pushes";
      return { emulator: name, roles: met, silent: false, ofPush, apply: (sandbox) => sandbox.cause(name, text) };
    }
    const kind = text.startsWith(`${name}-`) ? text.slice(name.length + 1) : "";
    const common = Object.hasOwn(COMMON_TROUBLE, kind) ? COMMON_TROUBLE[kind] : undefined;
    if (common !== undefined) {
      const silent = common.kind === "slow";
      return {
        emulator: name,
        roles,
        silent,
        ofPush: false,
        apply: (sandbox) => sandbox.faults.add({ emulator: name, ...common }),
      };
    }
  }
  return null;
}

/** The site's own, as they are written. */
const SITE_FAULTS = ["error-rate=8%", "error-rate=2x", "latency=2500ms", "p99=+50%", "outage"];

export function knownFaults(registry: EmulatorRegistry): readonly string[] {
  return [...SITE_FAULTS, ...DATABASE_FAULT_NAMES, ...knownVendorFaults(registry, () => true)];
}

/** The name that was probably meant, compared without the value; else all, as people read them. */
export function suggestFault(
  text: string,
  names: readonly string[],
  known: readonly string[],
): { readonly remedy: string } {
  const bare = (name: string) => name.replace(/=.*$/s, "");
  const near = nearestWord(bare(text), names.map(bare));
  const meant = names.find((name) => bare(name) === near);
  return { remedy: meant === undefined ? `Known faults: ${known.join(", ")}.` : `Did you mean ${meant}?` };
}

/** Every fault of a vendor by its whole name; `isMet` chooses by the roles that meet it. */
export function listVendorFaults(
  registry: EmulatorRegistry,
  isMet: (roles: readonly string[]) => boolean,
): readonly string[] {
  return Object.values(registry)
    .flatMap(({ name, faults }) => [
      ...Object.keys(COMMON_TROUBLE).map((kind) => `${name}-${kind}`),
      ...Object.keys(faults),
    ])
    .filter((name) => isMet(findVendorFault(registry, name)?.roles ?? []));
}

/** As people read them: `<vendor>-{down,500,…}`, then each vendor's own; `isMet` chooses by the roles that meet them. */
export function knownVendorFaults(
  registry: EmulatorRegistry,
  isMet: (roles: readonly string[]) => boolean,
): readonly string[] {
  const kinds = Object.keys(COMMON_TROUBLE).join(",");
  const declared = Object.values(registry);
  return [
    ...declared.filter(({ roles }) => isMet(roles)).map(({ name }) => `${name}-{${kinds}}`),
    ...declared.flatMap(({ faults }) =>
      Object.keys(faults).filter((name) => isMet(faults[name]?.role === undefined ? [] : [faults[name].role])),
    ),
  ];
}

function parseFault(
  registry: EmulatorRegistry,
  text: string,
  { atMs, behindFlag }: { readonly atMs: number | null; readonly behindFlag: boolean },
): RehearsedFault | string {
  const [name = "", value] = text.split("=");
  const site = parseSiteFault(name, value);
  if (typeof site === "string") return site;
  if (site !== null) {
    // The site's own trouble belongs to the new release, so without --at it begins with the promote.
    return {
      text,
      atMs: atMs ?? 0,
      timed: true,
      multiplies: "errorTimes" in site,
      silent: false,
      ofPush: false,
      ofDatabase: null,
      apply: ({ site: runtime }, now, release) =>
        runtime.addFault({ release, fromAt: now, kind: site, ...(behindFlag ? { behindFlag } : {}) }),
    };
  }
  const usual = { text, atMs, timed: false, multiplies: false };
  if (isDatabaseFault(text)) {
    return { ...usual, silent: false, ofPush: false, ofDatabase: text, apply: () => undefined };
  }
  const vendor = findVendorFault(registry, text);
  if (vendor === null) return `There is no fault "${text}".`;
  const { silent, ofPush, apply } = vendor;
  return { ...usual, silent, ofPush, ofDatabase: null, apply };
}

function parseSiteFault(name: string, value: string | undefined): SiteFault["kind"] | string | null {
  switch (name) {
    case "error-rate": {
      const times = /^(\d+(?:\.\d+)?)x$/.exec(value ?? "");
      if (times !== null) return { errorTimes: Number(times[1]) };
      const errorRatio = parseShare(value ?? "");
      return errorRatio === null
        ? `error-rate is "${value ?? ""}"; expected a share such as error-rate=8%, or times what is usual: error-rate=2x.`
        : { errorRatio };
    }
    case "p99": {
      const more = /^\+(\d+(?:\.\d+)?)%$/.exec(value ?? "");
      return more === null
        ? `p99 is "${value ?? ""}"; expected how much more it is, such as p99=+50%.`
        : { latencyTimes: 1 + Number(more[1]) / 100 };
    }
    case "latency": {
      const addedLatencyMs = parseDuration(value ?? "");
      return addedLatencyMs === null
        ? `latency is "${value ?? ""}"; expected a duration such as latency=2500ms.`
        : { addedLatencyMs };
    }
    case "outage":
      return { outage: true };
    default:
      return null;
  }
}
