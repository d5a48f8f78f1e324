/** What real watches leave in their results says the same when it is judged again. */
import { expect, it } from "vitest";
import { compareResult } from "../../../src/tools/replay/compare-result.ts";
import { parseResult } from "../../../src/tools/replay/parse-result.ts";
import { COMMIT, inWorld, SENTRY_WATCH, UP_TO_PROMOTE } from "../../commands/open-world.ts";

const WATCH = [
  ...SENTRY_WATCH.filter((line) => !/^(?:regression|rollback_conditions):/.test(line)),
  'rollback_conditions: ["error_rate > 5% over 2m", "health_check_failures > 3 over 3m"]',
];

it.each([
  ["passed", 0, "watched", ["error_rate", "error_rate > 5% over 2m"]],
  ["was rolled back", 0.2, "condition_met", ["error_rate > 5% over 2m"]],
] as const)("of a release that %s", async (_, errorRatio, reasonCode, judged) => {
  await inWorld({ plan: { watch: WATCH }, visitorsPerMinute: 60 }, async (world) => {
    await world.runAll(UP_TO_PROMOTE);
    if (errorRatio > 0) {
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { errorRatio } });
    }
    const result = await world.run("watch");
    expect(result.reasonCode).toBe(reasonCode);
    const parsed = parseResult({ file: "result.json", line: 1, text: JSON.stringify(result) });
    if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
    const replayed = compareResult(parsed.result);
    expect(replayed.differences).toEqual([]);
    expect(replayed.judged).toEqual(expect.arrayContaining([...judged]));
    for (const one of judged) expect(replayed.notJudged).not.toContain(one);
  });
});
