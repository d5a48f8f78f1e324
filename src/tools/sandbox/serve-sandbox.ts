import { readFile } from "node:fs/promises";
import { systemClock } from "../../lib/clock.ts";
import { UsageError } from "../../lib/error.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import { emulators } from "../../sandbox/index.ts";
import { FIRST_COMMIT, type SeedOfRegistry, seedSandbox, type WorldSeed } from "../../sandbox/seed-sandbox.ts";
import { type AnySandbox, startEmulators } from "../../sandbox/start-sandbox.ts";
import type { Screen } from "../contract.ts";

/** Between two slices of traffic on the real clock. */
const TRAFFIC_SLICE_MS = 500;

/** Starts every emulator on free loopback ports, prints one line of JSON, and runs until interrupted. */
export async function serveSandbox(
  state: string | null,
  stdout: Screen,
  signal: AbortSignal,
  registry: EmulatorRegistry = emulators,
): Promise<number> {
  const base = defaultSeed(registry);
  const seed = state === null ? base : mergeSeed(base, await readState(state, base));
  const running = await startEmulators(registry, seed, { clock: systemClock });
  stdout.line(JSON.stringify(describe(running)));
  await keepVisiting(running, signal);
  await running.close();
  const unknown = running.unknownRequests();
  for (const { emulator, method, path } of unknown)
    stdout.line(JSON.stringify({ unknownRoute: `${emulator}: ${method} ${path}` }));
  return unknown.length === 0 ? 0 : 1;
}

export function defaultSeed<Registry extends EmulatorRegistry>(registry: Registry): SeedOfRegistry<Registry> {
  return seedSandbox(registry, {
    project: "web",
    team: null,
    domains: ["loopback"],
    repository: { owner: "acme", name: "web" },
    firstVersion: {
      version: "1",
      commit: FIRST_COMMIT,
      pages: [{ path: "/chat", contains: "New thread" }],
      versionEndpoint: { path: "/api/version", json: "commit" },
    },
    items: [],
    metrics: [],
    variables: {},
    traffic: { perMinute: 0, paths: ["/", "/chat", "/api/health", "/api/threads/1"] },
    ownClients: true,
    random: 1,
  });
}

/** A state file holds any part of the seed; what it leaves out keeps its default. */
async function readState(file: string, base: object): Promise<object> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError("usage", [
      {
        message: `The state file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        remedy: `It is JSON with any of the keys ${Object.keys(base).join(", ")}.`,
      },
    ]);
  }
}

/** Objects are merged key by key, lists and plain values replaced. */
export function mergeSeed<Seed extends WorldSeed>(seed: Seed, wishes: object): Seed {
  const known = new Set(Object.keys(seed));
  const unknown = Object.keys(wishes).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    throw new UsageError("usage", [
      {
        message: `The state file has unknown keys: ${unknown.join(", ")}.`,
        remedy: `Known: ${[...known].join(", ")}.`,
      },
    ]);
  }
  return merge(seed, wishes) as Seed;
}

function merge(base: unknown, wish: unknown): unknown {
  if (wish === undefined) return base;
  if (!isRecord(base) || !isRecord(wish)) return wish;
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(wish)])].map((key) => [key, merge(base[key], wish[key])]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A contract: other programs read this line. */
function describe(running: AnySandbox) {
  return { ...running.describe(), site: { production: running.productionOrigin() } };
}

/** Traffic and scheduled checks as real time passes; ends with the signal. */
async function keepVisiting(running: AnySandbox, signal: AbortSignal): Promise<void> {
  let from = Date.now();
  while (!signal.aborted) {
    await systemClock.sleep(TRAFFIC_SLICE_MS, signal).catch(() => undefined);
    const to = Date.now();
    if (signal.aborted) return;
    await running.runScheduled(from, to);
    from = to;
  }
}
