/** What `--fault` may name: trouble of the site, of a vendor, of the host, or of somebody else. */
import { parseDuration } from "../../lib/duration.ts";
import { type Problem, UsageError } from "../../lib/error.ts";
import type { Fault, SiteFault } from "../../sandbox/contract.ts";
import type { Sandbox } from "../../sandbox/index.ts";

const VENDORS = ["vercel", "github", "sentry", "checkly", "supabase"] as const;

/** Kinds of vendor trouble and what they are in the sandbox. `slow` never answers within a client's patience. */
const VENDOR_TROUBLE: Readonly<Record<string, Pick<Fault, "kind" | "status" | "headers">>> = {
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

/** Trouble at the host or by other people; `at` = from the promote on, else from the beginning. */
const HOST_TROUBLE: Readonly<Record<string, (sandbox: Sandbox) => void | Promise<void>>> = {
  "build-error": ({ vercel }) => vercel.setOption("buildError", 'Command "npm run build" exited with 1'),
  "build-canceled": ({ vercel }) => vercel.setOption("buildCanceled", true),
  "alias-failure": ({ vercel }) => vercel.setOption("failAliases", vercel.domains()),
  "promote-queued": ({ vercel }) => {
    vercel.setOption("promoteAnswer", "202");
    vercel.setOption("queuedMs", null);
  },
  "production-pinned": ({ vercel }) => vercel.changeAutoAssign(false),
  "known-good-deleted": ({ vercel }) => vercel.deleteDeployment("dpl_sandbox1"),
  "advisor-error": ({ supabase }) =>
    supabase.setLints([
      ...supabase.lints(),
      {
        name: "rls_disabled_in_public",
        level: "ERROR",
        entity: "messages",
        title: "A table without row security",
        detail: "public.messages can be read and written by anybody who knows the project.",
      },
    ]),
  "production-moved": async ({ vercel }) =>
    vercel.changeProduction(
      await vercel.plantDeployment({
        target: "production",
        meta: { githubCommitSha: "f".repeat(40) },
        ageMs: 0,
        files: { "index.html": "somebody else's" },
      }),
    ),
};

export interface RehearsedFault {
  /** As given. */
  readonly text: string;
  /** When it begins: from the start, or this long after the promote. */
  readonly atMs: number | null;
  /** It carries its own beginning, so it can be made so ahead of time. */
  readonly timed: boolean;
  /** Makes it so; `now` is the sandbox clock, `release` the candidate's. */
  apply(sandbox: Sandbox, now: number, release: string): void | Promise<void>;
}

/** Parses `--fault` and `--at`; throws UsageError with every mistake. */
export function parseFaults(texts: readonly string[], at: string | undefined): readonly RehearsedFault[] {
  const problems: Problem[] = [];
  const atMs = at === undefined ? null : parseDuration(at);
  if (at !== undefined && atMs === null) problems.push({ message: `--at is "${at}"; expected a duration such as 3m.` });
  const faults = texts.flatMap((text) => {
    const parsed = parseFault(text, atMs);
    if (typeof parsed !== "string") return [parsed];
    problems.push({ message: parsed, remedy: `Known faults: ${knownFaults().join(", ")}.` });
    return [];
  });
  if (problems.length > 0) throw new UsageError("usage", problems);
  return faults;
}

export function knownFaults(): readonly string[] {
  return [
    "error-rate=8%",
    "latency=2500ms",
    "outage",
    ...VENDORS.map((vendor) => `${vendor}-{${Object.keys(VENDOR_TROUBLE).join(",")}}`),
    ...Object.keys(HOST_TROUBLE),
  ];
}

function parseFault(text: string, atMs: number | null): RehearsedFault | string {
  const [name = "", value] = text.split("=");
  const site = parseSiteFault(name, value);
  if (typeof site === "string") return site;
  if (site !== null) {
    // The site's own trouble belongs to the new release, so without --at it begins with the promote.
    return {
      text,
      atMs: atMs ?? 0,
      timed: true,
      apply: ({ site: runtime }, now, release) => runtime.addFault({ release, fromAt: now, kind: site }),
    };
  }
  const host = HOST_TROUBLE[name];
  if (host !== undefined) return { text, atMs, timed: false, apply: (sandbox) => host(sandbox) };
  const dash = name.indexOf("-");
  const vendor = VENDORS.find((known) => known === name.slice(0, dash));
  const trouble = VENDOR_TROUBLE[name.slice(dash + 1)];
  if (vendor === undefined || trouble === undefined) return `There is no fault "${text}".`;
  return {
    text,
    atMs,
    timed: false,
    apply: ({ faults }) => faults.add({ emulator: vendor, ...trouble }),
  };
}

function parseSiteFault(name: string, value: string | undefined): SiteFault["kind"] | string | null {
  switch (name) {
    case "error-rate": {
      const match = /^(\d+(?:\.\d+)?)%$/.exec(value ?? "");
      const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
      return ratio >= 0 && ratio <= 1
        ? { errorRatio: ratio }
        : `error-rate is "${value ?? ""}"; expected a share such as error-rate=8%.`;
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
