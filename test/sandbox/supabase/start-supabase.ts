/** The Supabase emulator on a free loopback port, for tests. */
import { tmpdir } from "node:os";
import type { Clock } from "../../../src/lib/clock.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { type FaultBook, createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { type ServedEmulator, serveEmulator } from "../../../src/sandbox/serve.ts";
import {
  createSupabaseEmulator,
  type LintSeed,
  type SupabaseEmulator,
  type SupabaseSeed,
} from "../../../src/sandbox/supabase/index.ts";

export const PROJECT = "abcdefghijklmnopqrst";
export const OTHER_PROJECT = "tsrqponmlkjihgfedcba";
export const TOKEN = "sbp_0123456789abcdef0123456789abcdef01234567";
export const SCOPED_TOKEN = "sbp_fc23456789abcdef0123456789abcdef01234567";
/** May list projects and nothing else. */
export const POOR_TOKEN = "sbp_fc99999999abcdef0123456789abcdef01234567";
export const EPOCH = Date.parse("2026-11-20T12:00:00Z");

export const OPEN_TABLE: LintSeed = { name: "rls_disabled_in_public", level: "ERROR", entity: "threads" };
export const LOOSE_FUNCTION: LintSeed = {
  name: "function_search_path_mutable",
  level: "WARN",
  entity: "touch",
  type: "function",
};
export const SLOW_TABLE: LintSeed = { name: "unindexed_foreign_keys", level: "INFO", categories: ["PERFORMANCE"] };

export interface StartedSupabase {
  readonly emulator: SupabaseEmulator;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly clock: Clock;
  readonly origin: string;
  readonly context: ProviderContext;
  get(path: string, token?: string | null): Promise<Response>;
  /** Throws where a request came that no route knows, which fails the test. */
  close(): Promise<void>;
}

/** Sleeping takes no real time and moves `now`. */
export async function startSupabase(seed: Partial<SupabaseSeed> = {}): Promise<StartedSupabase> {
  let now = EPOCH;
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const faults = createFaultBook(clock, EPOCH, () => 0);
  const emulator = createSupabaseEmulator(
    {
      clock,
      startedAt: EPOCH,
      random: () => 0.5,
      hasFault: faults.has,
      directory: tmpdir(),
      serveSite: () => Promise.reject(new Error("Supabase serves no site")),
    },
    {
      organization: { id: "org-1", slug: "acme" },
      projects: [
        { ref: PROJECT, name: "web", lints: [OPEN_TABLE, LOOSE_FUNCTION, SLOW_TABLE] },
        { ref: OTHER_PROJECT, name: "other", lints: [] },
      ],
      tokens: [
        { token: TOKEN },
        { token: SCOPED_TOKEN, permissions: ["advisors_read"], projects: [PROJECT] },
        { token: POOR_TOKEN, permissions: ["project_admin_read"] },
      ],
      ...seed,
    },
  );
  const served = await serveEmulator(emulator, { clock, faults });
  return {
    emulator,
    served,
    faults,
    clock,
    origin: served.origin,
    context: {
      env: { SUPABASE_API_BASE_URL: served.origin, SUPABASE_ACCESS_TOKEN: TOKEN },
      clock,
      random: Math.random,
      debug: () => {},
      requestTimeoutMs: 30_000,
    },
    get: (path, token = TOKEN) =>
      fetch(`${served.origin}${path}`, token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
    close: async () => {
      await served.close();
      const unknown = served.unknownRequests();
      if (unknown.length > 0) throw new Error(`requests that no route knows: ${JSON.stringify(unknown)}`);
    },
  };
}
