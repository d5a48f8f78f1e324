/** A tool that a step starts, or a vendor that it asks, repeats what it was told: a database's password, a token that it found. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { members } from "../../src/engine/members.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { renderPage } from "../../src/report/page/render-page.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { renderTimeline } from "../../src/report/timeline.ts";
import { steps } from "../../src/steps/index.ts";
import { inWorld, planText, START } from "../commands/open-world.ts";
import { DATABASE, LEAK, SPELLINGS, telltale, TOKEN } from "../engine/steps/telltale.ts";

function planWith(lists: { readonly staging: string; readonly production: string }) {
  const text = planText({ watch: null })
    .replace("  staging:\n", `  staging:\n    ${lists.staging}\n`)
    .replace("  production:\n", `  production:\n    ${lists.production}\n`);
  const parsed = parsePlan(text, "plan.yml", { ...extensions, steps: { ...steps, telltale } });
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

it("what a step's tool or vendor repeats of a secret reaches no record, summary, report, incident or log", async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-telltale-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "leak"), LEAK);
  await inWorld({ env: { STAGING_DATABASE_URL: DATABASE, SOME_OTHER_TOKEN: TOKEN } }, async (world) => {
    const plan = planWith({
      staging: "before: [{ title: Tells, telltale: { database: STAGING_DATABASE_URL, at: record } }]",
      production: `after: [{ title: Fails, command: { run: "cat ${folder}/leak; exit 3", repeatable: true } }]`,
    });
    const heard: ReleaseEvent[] = [];
    const run = {
      plan,
      members: { ...members, steps: async () => ({ ...steps, telltale }) },
      onEvent: (event: ReleaseEvent) => void heard.push(event),
    };
    const results = [];
    // The second run finds it done, by the details that the first one wrote.
    for (const command of ["deploy", "deploy", "verify", "promote", "rollback"] as const) {
      results.push(await world.run(command, run));
    }
    expect(results.map(({ decision }) => decision)).toEqual(["proceed", "proceed", "proceed", "failed", "rolled-back"]);
    expect(results.at(-1)?.steps).toMatchObject([{ title: "Fails" }, { title: "Tells", state: "left" }]);
    const shown = [
      await (await fetch(`${world.sandbox.origins["github"]}/_sandbox/state`)).text(),
      JSON.stringify(results),
      JSON.stringify(heard),
      ...results.flatMap((one) => [renderSummary(one, plan), renderPage(one, plan)]),
      ...heard.flatMap((event) => renderTimeline(event, START, 200)),
    ].join("\n");
    for (const words of ["observed ***", "Applied with ***", "a trace of ***", "Not without ***"]) {
      expect(shown).toContain(words);
    }
    expect(SPELLINGS.filter((spelling) => shown.includes(spelling))).toEqual([]);
  });
});
