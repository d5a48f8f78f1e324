/** The `checkly` gate with our provider behind it and the emulator behind that: verdicts from end to end. */
import { afterEach, expect, it } from "vitest";
import { checkly as gate } from "../../src/gates/checkly.ts";
import { checklyChecks } from "../../src/providers/checkly/index.ts";
import { ask } from "../gates/gate-context.ts";
import { type StartedCheckly, check, startCheckly } from "../sandbox/checkly/start-checkly.ts";

let checkly: StartedCheckly | null = null;

afterEach(async () => {
  await checkly?.close();
  checkly = null;
});

async function verdictOf(
  options: Parameters<typeof startCheckly>[0],
  spec: unknown,
  fault?: "down" | "empty" | "stale",
) {
  checkly = await startCheckly(options);
  if (fault === "down") checkly.faults.add({ emulator: "checkly", kind: "status", status: 503 });
  else if (fault !== undefined) checkly.faults.add({ emulator: "checkly", kind: fault });
  const context = {
    env: checkly.env,
    clock: checkly.clock,
    random: Math.random,
    debug: () => {},
    requestTimeoutMs: 30_000,
  };
  const checks = await checklyChecks.connect({ project: "web", team: null, repository: null }, context);
  return ask(gate, spec, { checks }, { target: { url: checkly.site } });
}

const healthy = { checks: [check(1), check(2)] };
const broken = { checks: [check(1), check(2, { path: "/chat", status: 204 })] };

it.each([
  ["pass", "gate_passed", healthy, "deploy", undefined],
  ["fail", "checks_failed", broken, "deploy", undefined],
  ["hold", "no_matching_checks", healthy, "nothing", undefined],
  ["hold", "no_matching_checks", healthy, "deploy", "empty"],
  ["hold", "vendor_timeout", healthy, "deploy", "stale"],
  ["hold", "vendor_unavailable", healthy, "deploy", "down"],
] as const)("%s, %s", async (outcome, reasonCode, options, tag, fault) => {
  expect(await verdictOf(options, { tags: [tag], timeout: "2m" }, fault)).toMatchObject({ outcome, reasonCode });
});
