/** Plans as teams write them, rehearsed: the good release goes through, and each trouble ends as a person expects. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

const plans = join(import.meta.dirname, "plans");
const examples = join(import.meta.dirname, "../../examples");

interface Line {
  readonly event: string;
  readonly at?: number;
  readonly to?: number;
  readonly title?: string;
  readonly text?: string;
  readonly why?: string;
  readonly verdict?: { readonly outcome: string; readonly summary: string };
}

async function rehearse(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await callTool("rehearse", ["--json", ...args], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  const events = lines.map((line) => JSON.parse(line) as Line);
  const named = (event: string) => events.filter((line) => line.event === event);
  const met = named("condition").filter(({ verdict }) => verdict?.outcome === "fail");
  return { code, named, met: met.map(({ text }) => text), end: events.at(-1) };
}

const START = Date.UTC(2026, 0, 5, 9);

it("answers a flow that creates, reads, changes and deletes, and who may not", async () => {
  const { code, named, end } = await rehearse("--plan", join(plans, "threads.yml"));
  const gates = named("gate").map(({ title, verdict }) => `${title}: ${verdict?.outcome}`);
  expect(gates.toSorted()).toEqual([
    "A thread can be written: pass",
    "An empty thread is refused: pass",
    "Chat shows its sidebar: pass",
    "Health: pass",
    "No such page: pass",
    "Nobody writes without a token: pass",
    "The old address leads on: pass",
    "Threads persist: pass",
  ]);
  expect(named("not-rehearsed")).toEqual([
    {
      event: "not-rehearsed",
      at: START,
      title: "max-duration of Threads persist",
      why: "loopback cannot show how long an answer takes",
    },
  ]);
  expect([code, end]).toMatchObject([0, { decision: "proceed", reasonCode: "watched" }]);
});

it("goes on where all windows are open, and says for each how far it moved", async () => {
  const start = "2026-11-22T02:30Z";
  const { code, named, end } = await rehearse("--plan", join(plans, "windows.yml"), "--start", start);
  expect(named("clock")).toEqual([
    {
      event: "clock",
      at: Date.parse(start),
      to: Date.parse("2026-11-22T07:00Z"),
      text: expect.stringContaining("the next window opens Sun 2026-11-22 02:00 America/New_York"),
    },
  ]);
  expect(named("start")[0]?.at).toBe(Date.parse("2026-11-22T07:00Z"));
  expect([code, end]).toMatchObject([0, { decision: "proceed" }]);
});

it("shows trouble in a metric on one route, in another project and under another release name", async () => {
  const args = ["--plan", join(plans, "routes.yml"), "--fault", "error-rate=25%", "--at", "1m"];
  const { code, named, met, end } = await rehearse(...args);
  expect(met).toContain("thread_errors > 5% over 5m");
  expect(named("not-rehearsed").map(({ title }) => title)).toEqual(["slow_queries"]);
  expect([code, end]).toMatchObject([4, { decision: "rolled-back", reasonCode: "condition_met" }]);
});

it("plays a whole plan's windows, gates and watch, and leaves out what loopback has not", async () => {
  const args = ["--plan", join(plans, "health-companion.yml"), "--fault", "outage", "--at", "1m"];
  const { code, named, end } = await rehearse(...args);
  expect(named("not-rehearsed").map(({ title }) => title)).toEqual([
    "Checklist of the pull request",
    "Certificate",
    "End to end",
  ]);
  expect(named("clock").map(({ to }) => to)).toEqual([Date.parse("2026-01-11T07:00Z")]);
  expect([code, end]).toMatchObject([4, { decision: "rolled-back", reasonCode: "outage_shown" }]);
});

it.each(["next-app", "static-site"])("rehearses the example %s", async (example) => {
  const plan = join(examples, example, ".github/holdpoint.yml");
  const { code, end } = await rehearse("--plan", plan, "--fault", "outage", "--at", "1m");
  expect([code, end]).toMatchObject([4, { decision: "rolled-back" }]);
});
