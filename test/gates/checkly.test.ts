import { expect, test } from "vitest";
import { checkly } from "../../src/gates/checkly.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { CheckRun, Checks, CheckSession } from "../../src/providers/contract.ts";
import { ask, mistakesOf, vendorTrouble } from "./gate-context.ts";

const run = (name: string, outcome: CheckRun["outcome"]): CheckRun => ({
  name,
  outcome,
  url: `https://app.checkly.example/${name}`,
});

function check(session: Partial<CheckSession> | null, spec: unknown = { tags: ["deploy"] }) {
  const answer =
    session === null
      ? null
      : { id: "s1", status: "passed" as const, runs: [run("home", "passed")], url: null, ...session };
  return ask(checkly, spec, { checks: { run: async () => answer } });
}

test("passes when every check passed, and gives the checks what they need", async () => {
  const requests: Parameters<Checks["run"]>[0][] = [];
  const checks: Checks = {
    run: async (request) => {
      requests.push(request);
      return { id: "s1", status: "passed", runs: [run("home", "passed"), run("chat", "passed")], url: null };
    },
  };
  const bypass = new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "open");
  const verdict = await ask(checkly, { tags: ["deploy", "web"], timeout: "3m" }, { checks }, { target: { bypass } });
  expect(verdict).toMatchObject({ outcome: "pass", summary: "2 of 2 checks passed." });
  expect(verdict.evidence[1]).toEqual({ label: "chat", value: "passed", url: "https://app.checkly.example/chat" });
  expect(requests).toEqual([
    {
      tags: ["deploy", "web"],
      url: "https://web-abc123-acme.vercel.app",
      bypass,
      commit: "0123456789abcdef",
      environment: "staging",
      timeoutMs: 180_000,
    },
  ]);
});

test("a degraded check passes and is named", async () => {
  const verdict = await check({ runs: [run("home", "passed"), run("slow one", "degraded")] });
  expect(verdict).toMatchObject({ outcome: "pass", summary: "2 of 2 checks passed, 1 degraded: slow one." });
});

test.each<[string, Partial<CheckSession>]>([
  ["the session failed", { status: "failed", runs: [run("home", "passed"), run("chat", "failed")] }],
  ["the session says passed", { runs: [run("chat", "failed")] }],
  ["others were aborted", { status: "failed", runs: [run("chat", "failed"), run("home", "aborted")] }],
  ["time ran out besides", { status: "timed-out", runs: [run("chat", "failed")] }],
])("fails and names the check that failed when %s", async (_when, session) => {
  const verdict = await check(session);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "checks_failed" });
  expect(verdict.summary).toContain("chat");
});

test("fails when the session failed, even without a run that did", async () => {
  expect(await check({ status: "failed" })).toMatchObject({ outcome: "fail", reasonCode: "checks_failed" });
});

test.each<[string, Partial<CheckSession> | null, string]>([
  ["no check matches", null, "no_matching_checks"],
  ["a session passed without a single run", { runs: [] }, "no_matching_checks"],
  ["time runs out", { status: "timed-out" }, "vendor_timeout"],
  ["somebody canceled it", { status: "canceled" }, "no_data"],
  ["a check was aborted", { runs: [run("home", "passed"), run("chat", "aborted")] }, "no_data"],
  ["only aborted checks made it fail", { status: "failed", runs: [run("chat", "aborted")] }, "no_data"],
])("holds when %s", async (_when, session, reasonCode) => {
  expect(await check(session)).toMatchObject({ outcome: "hold", reasonCode });
});

test("holds when Checkly gives no answer", async () => {
  const checks: Checks = { run: () => Promise.reject(vendorTrouble()) };
  expect(await ask(checkly, { tags: ["deploy"] }, { checks })).toMatchObject({
    outcome: "hold",
    reasonCode: "vendor_unavailable",
  });
});

test.each([
  [{}, "tags: expected a list of tags"],
  [{ tags: [] }, "tags: expected at least one tag"],
  [{ tags: "deploy" }, "tags: expected a list of tags"],
  [{ tags: ["deploy"], timeout: 600 }, "timeout: expected a duration"],
  [{ tags: ["deploy"], tag: "x" }, "tag"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(checkly.spec, written)).toContain(message);
});
