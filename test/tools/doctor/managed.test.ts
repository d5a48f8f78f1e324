/** What doctor asks of the vendors that keep a plan's databases. */
import { afterEach, expect, it } from "vitest";
import type { StepItem } from "../../../src/plan/plan.ts";
import { roleProviders } from "../../../src/providers/index.ts";
import { managedSpec } from "../../../src/steps/backup/managed-spec.ts";
import { questionsOfManaged } from "../../../src/tools/doctor/examine-managed.ts";
import { PROJECT, startNeon } from "../../sandbox/neon/start-neon.ts";
import { OTHER_PROJECT, PROJECT as REFERENCE, startSupabase, TOKEN } from "../../sandbox/supabase/start-supabase.ts";

const HOUR = 3_600_000;
const NO_PROJECT = { project: "web", team: null, repository: null };

let started: { close(): Promise<void> } | null = null;
afterEach(async () => {
  await started?.close();
  started = null;
});

function planOf(...specs: readonly unknown[]) {
  const before = specs.map((spec, index): StepItem => ({
    title: `Step ${index}`,
    step: "backup",
    spec,
    takesMs: null,
    position: { file: "plan.yml", line: 1, column: 1 },
  }));
  const stages = { staging: { before, after: [] }, production: { before: [], after: [] } };
  // Of a plan its steps are read, and nothing else.
  return { stages } as unknown as Parameters<typeof questionsOfManaged>[0];
}

it("says what Neon's history reaches back to, and asks nothing that makes something", async () => {
  const neon = await startNeon();
  started = neon;
  const role = await roleProviders.managedDatabases["neon"]?.connect(NO_PROJECT, neon.context);
  const plan = planOf(managedSpec.parse({ neon: { project: PROJECT } }), { kind: "dump" });
  const session = { clock: neon.clock, role: (async () => role) as never };
  const questions = questionsOfManaged(plan, roleProviders.managedDatabases, session);
  expect(questions).toMatchObject([{ area: "Neon", subject: "Step 0", needed: true }]);
  const findings = await questions[0]?.run();
  expect(findings?.map(({ standing }) => standing)).toEqual(["ok", "ok"]);
  expect(findings?.[0]?.found).toContain("any moment since 2026-11-19T12:00:00Z can be restored");
  expect(neon.served.log.every(({ method }) => method === "GET")).toBe(true);
});

it("warns where Neon keeps no history", async () => {
  const neon = await startNeon({ historySeconds: 0 });
  started = neon;
  const role = await roleProviders.managedDatabases["neon"]?.connect(NO_PROJECT, neon.context);
  const plan = planOf(managedSpec.parse({ neon: { project: PROJECT } }));
  const session = { clock: neon.clock, role: (async () => role) as never };
  const [question] = questionsOfManaged(plan, roleProviders.managedDatabases, session);
  expect((await question?.run())?.[0]).toMatchObject({ standing: "warning" });
});

it("says of Supabase's backups today what the release would say", async () => {
  const web = { ref: REFERENCE, name: "web", lints: [], backups: [{ agoMs: 20 * HOUR }] };
  const supabase = await startSupabase({
    tokens: [{ token: TOKEN }],
    projects: [web, { ref: OTHER_PROJECT, name: "free", lints: [] }],
  });
  started = supabase;
  const role = await roleProviders.managedDatabases["supabase"]?.connect(NO_PROJECT, supabase.context);
  const plan = planOf(
    managedSpec.parse({ supabase: { project: REFERENCE } }),
    managedSpec.parse({ supabase: { project: OTHER_PROJECT } }),
  );
  const session = { clock: supabase.clock, role: (async () => role) as never };
  const questions = questionsOfManaged(plan, roleProviders.managedDatabases, session);
  const found = await Promise.all(questions.map((question) => question.run()));
  expect(found.map(([first]) => first?.standing)).toEqual(["ok", "broken"]);
  expect(found[0]?.[1]?.found).toContain("takes no backup when it is asked");
});
