import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import { firstStepAt } from "../../../src/engine/steps/first-step-at.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { recordOf } from "../restore/open-restore.ts";

const OURS = "github-actions[bot]";
const RUN = "https://github.com/acme/web/actions/runs/7";
const HOUR = 3_600_000;
const NOW = 10 * HOUR;

function begun(at: number, change: object = {}) {
  const identity = `${at}`.padStart(16, "0");
  return recordOf(OURS, { part: "begun", end: null, at, identity, title: identity, runUrl: RUN, ...change });
}

async function ask(
  records: readonly object[] | Error,
  options: object = { jobLimitMs: 6 * HOUR },
  runUrl: string | null = RUN,
) {
  const notes: string[] = [];
  let asked = 0;
  const listDeployments = async () => {
    asked += 1;
    if (records instanceof Error) throw records;
    return records;
  };
  const context = {
    clock: createVirtualClock(NOW),
    runUrl,
    options: { authors: [OURS], ...options },
    release: { id: "r1", commit: "c".repeat(40) },
    plan: { project: { host: { project: "web" } } },
  } as unknown as CommandContext;
  const journal = { note: (text: string) => notes.push(text), noteOnce: () => undefined } as unknown as Journal;
  const at = await firstStepAt(context, journal, { listDeployments } as unknown as Forge);
  return { at, asked, notes };
}

it("a job began with the first step of production that it began itself", async () => {
  expect(await ask([begun(NOW - HOUR), begun(NOW - 2 * HOUR)])).toMatchObject({ at: NOW - 2 * HOUR, notes: [] });
  expect(await ask([])).toMatchObject({ at: NOW });
});

it("a job did not begin with what another run, another stage or an earlier try of the same run began", async () => {
  const others = [
    begun(NOW - 2 * HOUR, { runUrl: "https://github.com/acme/web/actions/runs/6" }),
    begun(NOW - 3 * HOUR, { stage: "staging" }),
    // GitHub gives a job that is run again the address of the first.
    begun(NOW - 6 * HOUR),
    begun(NOW - 4 * HOUR, { release: "r0" }),
  ];
  expect(await ask(others)).toMatchObject({ at: NOW });
  expect(await ask([...others, begun(NOW - HOUR)])).toMatchObject({ at: NOW - HOUR });
});

it("a job's beginning is now where nothing limits it, or nobody knows its run, and nobody is asked then", async () => {
  expect(await ask([begun(NOW - HOUR)], { jobLimitMs: null })).toMatchObject({ at: NOW, asked: 0 });
  expect(await ask([begun(NOW - HOUR)], {})).toMatchObject({ at: NOW, asked: 0 });
  expect(await ask([begun(NOW - HOUR)], undefined, null)).toMatchObject({ at: NOW, asked: 0 });
});

it("a job's beginning is now where the record cannot be read, and that is said", async () => {
  const down = new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "GitHub",
    message: "no answer",
    remedy: "",
  });
  const { at, notes } = await ask(down);
  expect(at).toBe(NOW);
  expect(notes).toEqual([expect.stringContaining("how long the promote's steps took was not read: no answer")]);
});

it("a step that a clock dates later than now does not make the job begin later", async () => {
  expect(await ask([begun(NOW + HOUR)])).toMatchObject({ at: NOW });
});
