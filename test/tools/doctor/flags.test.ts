/** What doctor asks of the flag that a rollback would set. */
import { afterEach, expect, it } from "vitest";
import type { Plan } from "../../../src/plan/plan.ts";
import type { Flags, RoleRegistry } from "../../../src/providers/contract.ts";
import { roleProviders } from "../../../src/providers/index.ts";
import { questionsOfFlags } from "../../../src/tools/doctor/examine-flags.ts";
import { type FlagWorld, specOf, startFlags } from "../../conformance/flag-world.ts";

let world: FlagWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function examine(said: unknown, prepare: (started: FlagWorld) => void | Promise<void> = () => {}) {
  world = await startFlags("launchdarkly", "chat");
  const started = world;
  await prepare(started);
  const planned = { vendor: "launchdarkly", spec: specOf("launchdarkly", said), name: "chat", told: "", settlesMs: 1 };
  const plan = { rollback: { rungs: { flag: planned } } } as unknown as Plan;
  const opened = await started.open("launchdarkly", said);
  const role = async (): Promise<Flags> => ({ open: () => opened });
  const players: RoleRegistry["flags"] = roleProviders.flags;
  const [question] = questionsOfFlags(plan, players, { role: role as never });
  expect(question).toMatchObject({ area: "LaunchDarkly", subject: "chat", needed: true });
  return question?.run();
}

it("reads the flag once, and asks whether its changes need somebody's approval", async () => {
  expect(await examine("chat")).toMatchObject([
    { standing: "ok", found: 'The flag is "on". What the token may set shows only when it does.' },
    { standing: "ok", found: "Its changes in production need no approval." },
  ]);
});

it("warns of an approval", async () => {
  const findings = await examine("chat", ({ sandbox }) => sandbox.cause("launchdarkly", "approval-required"));
  expect(findings).toMatchObject([{ standing: "ok" }, { standing: "warning" }]);
});

it("asks nothing where the ladder sets no flag", () => {
  const plan = { rollback: { rungs: { other: { run: "x" } } } } as unknown as Plan;
  expect(questionsOfFlags(plan, roleProviders.flags, { role: (() => {}) as never })).toEqual([]);
});

it("leaves a flag that is not there to whoever asks: it is no answer", async () => {
  await expect(examine({ key: "other" })).rejects.toMatchObject({ reasonCode: "not_found" });
});
