/** Somebody who may push wants a scheduled look to roll a healthy release back, to stop watching, or to do as an event says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readWorkflowRun } from "../../src/workflow-run.ts";
import { COMMIT, FIRST, type PlanParts, type RunWishes, UP_TO_PROMOTE, type Wishes } from "../commands/open-world.ts";
import { type Attack, BAD, underAttack } from "./open-attack.ts";

const PLAN: PlanParts = { watch: ["for: 6h", "every: 5m", 'rollback_conditions: ["health_check_failures > 2"]'] };
const WATCHED: Wishes = { plan: PLAN, visited: false };
const LOOK: RunWishes = { options: { look: true }, release: "" };

async function watched(attack: Attack): Promise<number> {
  await attack.runAll(UP_TO_PROMOTE);
  await attack.run("watch", { options: { jobLimitMs: 0, looksFollow: true } });
  return attack.recordOf("production");
}

async function look(attack: Attack) {
  await attack.clock.sleep(3_600_000);
  return attack.run("watch", LOOK);
}

it.each([
  ["it is being rolled back", "in_progress", `rolling back to ${BAD}: error_rate > 5%`],
  ["it was rolled back", "failure", `rolled back to ${FIRST}: error_rate > 5%`],
  ["its watch is over", "success", "done since 2026-01-05T09:00:00Z: fine"],
  [
    "all of it is judged",
    "in_progress",
    "watching since 2026-01-05T09:00:00Z until 2026-01-05T09:01:00Z: 9 looks, silent 1m at most, judged 9h 0m",
  ],
] as const)("a forged status that says that %s changes nothing for a look", async (_, state, description) => {
  await underAttack(WATCHED, async (attack) => {
    const record = await watched(attack);
    await attack.mallory.createDeploymentStatus(record, { state, description });
    const result = await look(attack);
    expect([result.decision, result.reasonCode]).toEqual(["watching", "watch_open"]);
    expect(result.notes.join("\n")).toMatch(/by mallory.*ignored/);
    expect(await attack.served()).toBe(COMMIT);
    expect((await attack.statuses()).at(-1)).toMatch(/: 1 look, silent 1h \d+m at most/);
  });
});

it("a forged record of a newer release neither ends a watch nor says what production should serve", async () => {
  await underAttack(WATCHED, async (attack) => {
    await watched(attack);
    const candidate = { id: BAD, url: "bad.vercel.app", createdAt: attack.clock.now() };
    await attack.forge(
      "production",
      { release: "forged", candidate },
      {
        state: "in_progress",
        description: "watching since 2026-01-05T09:00:00Z until 2026-01-06T09:00:00Z",
      },
    );
    const result = await look(attack);
    expect([result.decision, result.release]).toEqual(["watching", COMMIT]);
    expect(await attack.served()).toBe(COMMIT);
  });
});

it("a flood of statuses costs a look another page, and not the release its watch", async () => {
  await underAttack(WATCHED, async (attack) => {
    const record = await watched(attack);
    const noise = { state: "in_progress", description: `rolling back to ${BAD}: noise` } as const;
    for (let made = 0; made < 120; made += 1) await attack.mallory.createDeploymentStatus(record, noise);
    const before = attack.log.length;
    expect((await look(attack)).decision).toBe("watching");
    const asked = attack.log.slice(before).filter(({ emulator }) => emulator === "github").length;
    expect(asked).toBeLessThanOrEqual(10);
    // Its own word stands above the noise again.
    const after = attack.log.length;
    await look(attack);
    expect(attack.log.slice(after).filter(({ emulator }) => emulator === "github").length).toBeLessThan(asked);
  });
});

it("nothing that an event carries reaches a look", async () => {
  expect(await readWorkflowRun("watch")).toEqual({ eventName: "", payload: null });
  const files = [".github/workflows/watch.yml", "examples/next-app/.github/workflows/watch.yml"];
  for (const file of files) {
    const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
    const expressions = text.match(/\$\{\{.*?\}\}/g) ?? [];
    expect(expressions.filter((one) => one.includes("github.event"))).toEqual(
      file.startsWith(".github") ? ["${{ github.event.repository.default_branch }}"] : [],
    );
  }
});

it("a look takes the default branch's plan, whatever commit its event is about", () => {
  const workflow = parse(readFileSync(join(import.meta.dirname, "../../.github/workflows/watch.yml"), "utf8")) as {
    jobs: { look: { steps: { uses?: string; with?: Record<string, string> }[] } };
  };
  const checkout = workflow.jobs.look.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
  expect(checkout?.with?.["ref"]).toBe("${{ github.event.repository.default_branch }}");
});
