/** A vendor that there is not, in the sandbox and in a rehearsal: its files and its lines in the registries are all it takes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Registries } from "../../src/tools/registries.ts";
import { knownFaults } from "../../src/tools/rehearse/faults.ts";
import type { RehearseValues } from "../../src/tools/rehearse/options.ts";
import { rehearseRelease } from "../../src/tools/rehearse/rehearse.ts";
import { serveSandbox } from "../../src/tools/sandbox/serve-sandbox.ts";
import { DUMMY_PLAN, dummyEmulators, dummyExtensions, dummyMembers } from "../dummy/members.ts";

const DUMMIES: Registries = { extensions: dummyExtensions, members: dummyMembers, emulators: dummyEmulators };

const folder = mkdtempSync(join(tmpdir(), "holdpoint-dummies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearseDummies(plan: string, values: RehearseValues = {}) {
  const file = join(folder, "plan.yml");
  writeFileSync(file, plan);
  const lines: string[] = [];
  const surroundings = {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text: string) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  };
  const code = await rehearseRelease({ plan: file, json: true, ...values }, surroundings, DUMMIES);
  const events = lines.map((line) => JSON.parse(line) as { readonly event: string; readonly title?: string });
  return { code, events, end: events.at(-1) };
}

/** Without the gate that says no. */
const CALM_PLAN = DUMMY_PLAN.replace(/.*Stormy.*\n/, "").replace(
  "verify:\n",
  "deploy: { prebuilt: true }\n    verify:\n",
);

describe("a rehearsal of a plan with dummies", () => {
  it("asks the gate, reads the metric and ends well", async () => {
    const { code, events, end } = await rehearseDummies(CALM_PLAN);
    expect(events.filter(({ event }) => event === "gate")).toContainEqual(
      expect.objectContaining({ title: "Calm", verdict: expect.objectContaining({ outcome: "pass" }) }),
    );
    expect(events.filter(({ event }) => event === "condition")).toContainEqual(
      expect.objectContaining({ text: "pressure > 1100", verdict: expect.objectContaining({ outcome: "pass" }) }),
    );
    expect([code, end]).toEqual([0, expect.objectContaining({ event: "end", reasonCode: "watched" })]);
  });

  it.each([
    ["hurricane", 4, "rolled-back", "condition_met"],
    ["barometer-down", 3, "hold", "vendor_unavailable"],
  ])("with --fault %s exits %i", async (fault, exitCode, decision, reasonCode) => {
    const { code, end } = await rehearseDummies(CALM_PLAN, { fault: [fault], at: 60_000 });
    expect([code, end]).toEqual([exitCode, expect.objectContaining({ decision, reasonCode })]);
  });

  it("stops where the dummy gate fails", async () => {
    const { code, events } = await rehearseDummies(
      DUMMY_PLAN.replace("verify:\n", "deploy: { prebuilt: true }\n    verify:\n"),
    );
    expect(events.filter(({ title }) => title === "Stormy")).toMatchObject([{ verdict: { outcome: "fail" } }]);
    expect(code).toBe(1);
  });
});

it("its faults are known by name, and to nobody else", async () => {
  expect(knownFaults(dummyEmulators)).toEqual(
    expect.arrayContaining(["hurricane", expect.stringMatching(/^barometer-\{.*down/)]),
  );
  await expect(rehearseDummies(CALM_PLAN, { fault: ["hurricanes"] })).rejects.toThrow("Did you mean hurricane?");
});

describe("the sandbox alone", () => {
  async function serve(state: object | null): Promise<Record<string, Record<string, unknown>>> {
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify(state));
    const stop = new AbortController();
    let printed = "";
    const stdout = {
      columns: 80,
      line: (text: string) => {
        printed = text;
        stop.abort();
      },
      progress: () => {},
    };
    expect(await serveSandbox(state === null ? null : file, stdout, stop.signal, dummyEmulators)).toBe(0);
    return JSON.parse(printed);
  }

  it("describes it beside all others, after them and before the site", async () => {
    const described = await serve(null);
    expect(Object.keys(described)).toEqual([
      "vercel",
      "github",
      "sentry",
      "checkly",
      "supabase",
      "prometheus",
      "betterstack",
      "launchdarkly",
      "unleash",
      "neon",
      "s3",
      "barometer",
      "site",
    ]);
    expect(described["barometer"]).toEqual({ url: expect.stringMatching(/^http:/), stations: [] });
  });

  it("begins with what a state file says of it", async () => {
    const described = await serve({ barometer: { stations: ["cape"] } });
    expect(described["barometer"]).toMatchObject({ stations: ["cape"] });
    await expect(serve({ thermometer: {} })).rejects.toThrow(/unknown keys: thermometer[^]*barometer/);
  });
});
