/** Our provider and the advisor gate against the emulator. */
import { afterEach, expect, it } from "vitest";
import { advisor as gate } from "../../src/gates/advisor.ts";
import type { Measured } from "../../src/lib/verdict.ts";
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { supabaseAdvisor } from "../../src/providers/supabase/index.ts";
import { supabaseMetrics } from "../../src/providers/supabase/metrics/index.ts";
import { ask } from "../gates/gate-context.ts";
import {
  EPOCH,
  LOOSE_FUNCTION,
  OPEN_TABLE,
  OTHER_PROJECT,
  POOR_TOKEN,
  PROJECT,
  SCOPED_TOKEN,
  type StartedSupabase,
  startSupabase,
} from "../sandbox/supabase/start-supabase.ts";

let supabase: StartedSupabase | null = null;

afterEach(async () => {
  await supabase?.close();
  supabase = null;
});

async function start(...seed: Parameters<typeof startSupabase>): Promise<StartedSupabase> {
  supabase = await startSupabase(...seed);
  return supabase;
}

function connect({ context }: StartedSupabase, token?: string) {
  const env: ProviderContext["env"] =
    token === undefined ? context.env : { ...context.env, SUPABASE_ACCESS_TOKEN: token };
  return supabaseAdvisor.connect({ project: "web", team: null, repository: null }, { ...context, env });
}

async function verdictOf(started: StartedSupabase, baseline?: Measured, token?: string, project = PROJECT) {
  const advisor = await connect(started, token);
  return ask(gate, { project }, { advisor }, baseline === undefined ? {} : { baseline });
}

it("reads the security advisor's findings, and no other's", async () => {
  const role = await connect(await start(), SCOPED_TOKEN);
  expect(await role.listSecurityFindings(PROJECT)).toMatchObject([
    { rule: "rls_disabled_in_public", level: "error", detail: "Found in table public.threads." },
    { rule: "function_search_path_mutable", level: "warning" },
  ]);
});

it("holds until something is recorded, passes what is, and fails what comes after", async () => {
  const started = await start();
  const first = await verdictOf(started);
  expect(first).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(await verdictOf(started, first.measured)).toMatchObject({ outcome: "pass" });
  started.emulator.setLints([OPEN_TABLE, { ...OPEN_TABLE, entity: "messages" }]);
  expect(await verdictOf(started, first.measured)).toMatchObject({ outcome: "fail", reasonCode: "advisor_errors" });
  started.emulator.setLints([LOOSE_FUNCTION]);
  expect(await verdictOf(started)).toMatchObject({ outcome: "pass", measured: { findings: [] } });
});

it("waits out a minute with too many requests", async () => {
  const started = await start({ requestsPerMinute: 1 });
  const role = await connect(started);
  await role.listSecurityFindings(PROJECT);
  expect(await role.listSecurityFindings(PROJECT)).toHaveLength(2);
  expect(started.clock.now() - EPOCH).toBe(61_000);
});

it.each([
  ["a token without the permission", POOR_TOKEN, PROJECT, "credential_insufficient"],
  ["a token that does not reach the project", SCOPED_TOKEN, OTHER_PROJECT, "credential_insufficient"],
  ["a token that nobody issued", "sbp_wrong", PROJECT, "credential_rejected"],
  ["no such project", undefined, "z".repeat(20), "not_found"],
])("%s is a hold", async (_what, token, project, reasonCode) => {
  expect(await verdictOf(await start(), { findings: [] }, token, project)).toMatchObject({
    outcome: "hold",
    reasonCode,
  });
});

it.each([
  [{ kind: "status", status: 503 }, "vendor_unavailable"],
  [{ kind: "status", status: 429 }, "vendor_rate_limited"],
  [{ kind: "reset" }, "vendor_unavailable"],
  [{ kind: "cut" }, "vendor_unavailable"],
  [{ kind: "slow" }, "vendor_timeout"],
] as const)("%j at Supabase is a hold", async (fault, reasonCode) => {
  const usual = await start();
  // Short where nobody answers.
  const started = fault.kind === "slow" ? { ...usual, context: { ...usual.context, requestTimeoutMs: 100 } } : usual;
  started.faults.add({ emulator: "supabase", ...fault });
  expect(await verdictOf(started, { findings: [] })).toMatchObject({ outcome: "hold", reasonCode });
});

it("gives the use of processors between two looks of one process", async () => {
  const key = "sb_secret_0123456789abcdef";
  const started = await start({ projects: [{ ref: PROJECT, name: "web", lints: [], secretKey: key }] });
  const env = { SUPABASE_METRICS_URL: started.origin, SUPABASE_SECRET_KEY: key };
  const context = { ...started.context, env, memory: createProcessMemory() };
  const look = async () => {
    const source = await supabaseMetrics.connect("cpu_usage", { project: PROJECT }, context);
    const now = started.clock.now();
    return source.read({ from: now - 60_000, to: now }, { commit: "c0ffee", environment: "production" });
  };
  expect(await look()).toMatchObject({ value: null, sampleCount: 0 });
  await started.clock.sleep(60_000);
  const { value } = await look();
  expect(value).toBeCloseTo(0.2, 6);
});
