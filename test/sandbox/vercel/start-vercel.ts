/** A Vercel emulator on loopback with a small account, for tests. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "../../../src/lib/clock.ts";
import type { Fault, SiteRuntime } from "../../../src/sandbox/contract.ts";
import { type Activity, serveSite } from "../../../src/sandbox/listen.ts";
import { createFaultBook, type FaultBook } from "../../../src/sandbox/fault-book.ts";
import { type ServedEmulator, serveEmulator } from "../../../src/sandbox/serve.ts";
import type { ForgeAccess } from "../../../src/sandbox/vercel/git-source.ts";
import { createVercelEmulator, type VercelEmulator, type VercelSeed } from "../../../src/sandbox/vercel/index.ts";

export const TOKEN = "tok123";
export const TEAM = { id: "team_1", slug: "acme", name: "Acme" };
export const PROJECT = { id: "prj_1", name: "web" };

/** The page that production serves at the start. */
export const VERSION_0 = { "index.html": "<h1>version 0</h1>" };

export function seedWith(changes: Partial<VercelSeed> = {}): VercelSeed {
  return {
    tokens: [{ token: TOKEN }, { token: "other456", teams: ["team_other"] }],
    team: TEAM,
    project: PROJECT,
    domains: ["app.example.com", "www.example.com"],
    deployments: [
      { id: "dpl_older", files: { "index.html": "older" } },
      { id: "dpl_previous", files: { "index.html": "previous" } },
      { id: "dpl_current", files: VERSION_0, meta: { githubCommitSha: "abc" } },
    ],
    env: [
      { key: "API_URL", value: "https://api.example.com", type: "plain", target: ["production", "preview"] },
      { key: "API_KEY", value: "hidden-value", type: "sensitive", target: ["production"] },
    ],
    protection: null,
    ...changes,
    options: { queueMs: 0, buildMs: 20, aliasJobMs: 20, ...changes.options },
  };
}

export interface StartedVercel {
  readonly emulator: VercelEmulator;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly directory: string;
  /** Sends the token and the team unless told otherwise; resolves to status and parsed body. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly text: string }>;
  close(): Promise<void>;
}

export async function startVercel(
  seed: VercelSeed,
  settings: {
    readonly clock?: Clock;
    readonly activity?: Activity;
    readonly runtime?: SiteRuntime;
    readonly faults?: readonly Fault[];
    readonly forge?: ForgeAccess;
  } = {},
): Promise<StartedVercel> {
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-vercel-"));
  const clock = settings.clock ?? systemClock;
  const startedAt = clock.now();
  let drawn = 1;
  const random = () => {
    // A plain linear congruential generator: the same ids in every run.
    drawn = (drawn * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return drawn / 2 ** 32;
  };
  const faults = createFaultBook(clock, startedAt, random);
  for (const fault of settings.faults ?? []) faults.add(fault);
  const sites: { close(): Promise<void> }[] = [];
  const emulator = createVercelEmulator(
    {
      clock,
      startedAt,
      random,
      hasFault: faults.has,
      directory,
      serveSite: async (handle) => {
        const site = await serveSite(handle, settings.activity);
        sites.push(site);
        return site.origin;
      },
    },
    seed,
    settings.runtime ?? null,
    settings.forge ?? null,
  );
  const served = await serveEmulator(emulator, {
    clock,
    faults,
    ...(settings.activity === undefined ? {} : { activity: settings.activity }),
  });
  return {
    emulator,
    served,
    faults,
    directory,
    async call(method, path, body, headers = {}) {
      const url = new URL(path, served.origin);
      if (!url.searchParams.has("teamId")) url.searchParams.set("teamId", TEAM.id);
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, ...headers },
        ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: parse(text), text };
    },
    async close() {
      await served.close();
      for (const site of sites) await site.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
