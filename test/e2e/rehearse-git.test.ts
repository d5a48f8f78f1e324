/**
 * Rehearsed releases of builds that the host makes from a push, and everything that may become of one. In this process: what
 * a started program adds, rehearse.test.ts shows.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { emulators } from "../../src/sandbox/index.ts";
import { callTool } from "../../src/tools/call-tool.ts";
import { parseLines } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));
const NEW = "c0ffee0000000000000000000000000000000002";

const SHORT_PLAN = `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
  version: { path: /api/version, json: commit }
stages:
  staging:
    deploy: { source: git }
    verify:
      - { title: Chat, http: { path: /chat, contains: New thread } }
      - { title: Suite, checkly: { tags: [deploy] } }
  production:
    verify:
      - { title: Health, http: { path: /api/health } }
`;

function planOf(deploy: string): string {
  const file = join(folder, `${deploy.replace(/\W+/g, "-")}.yml`);
  writeFileSync(file, SHORT_PLAN.replace("{ source: git }", deploy));
  return file;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearse(plan: string, ...faults: readonly string[]) {
  const printed: string[] = [];
  const asked = faults.flatMap((fault) => ["--fault", fault]);
  const code = await callTool("rehearse", ["--plan", plan, "--traffic", "1/m", ...asked, "--json"], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void printed.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  const lines = parseLines(printed.join("\n"));
  expect(lines.filter(({ event }) => event === "unknown-route")).toEqual([]);
  const end = lines.at(-1);
  const notes = lines.flatMap((line) => (line.event === "note" ? [line["text"]] : []));
  return { code, reasonCode: end?.reasonCode, served: end?.production?.served, notes, steps: lines };
}

/** What the page of rehearsals promises of each. */
const ENDS: Readonly<Record<string, readonly [code: number, reasonCode: string]>> = {
  "git-late": [0, "watched"],
  "git-absent": [3, "git_build_missing"],
  "git-ignored": [3, "git_build_ignored"],
  "git-unaffected": [3, "git_build_unaffected"],
  "git-superseded": [3, "git_build_superseded"],
  "git-blocked": [3, "git_build_blocked"],
  "git-rate-limited": [3, "git_build_rate_limited"],
  "git-doubled": [0, "watched"],
  "git-dirty": [0, "watched"],
  "git-wrong-repository": [0, "watched"],
  "git-flag-flipped": [3, "auto_assign_on"],
  "git-force-promoted": [3, "promoted_by_others"],
  "git-overtaken": [3, "newer_release_active"],
};

describe("a rehearsed release of a build from a push", () => {
  it.each([["{ source: git }"], ["{ source: git, let-in: check }"]])("with %s goes into production", async (deploy) => {
    const { code, served, steps } = await rehearse(planOf(deploy));
    expect({ code, served }).toEqual({ code: 0, served: NEW });
    expect(JSON.stringify(steps)).toContain("which the host made from the push");
  });

  it.each(Object.entries(ENDS))("with %s ends as the page says", async (fault, [code, reasonCode]) => {
    const ended = await rehearse(planOf("{ source: git }"), fault);
    expect({ code: ended.code, reasonCode: ended.reasonCode }).toEqual({ code, reasonCode });
    expect(ended.served === NEW).toBe(code === 0);
  });

  it.each([
    ["foreign-check-open", "{ source: git, let-in: check }"],
    ["foreign-check-failed", "{ source: git }"],
  ])("is held by %s, and nothing is forced", async (fault, deploy) => {
    const { code, reasonCode, served } = await rehearse(planOf(deploy), fault);
    expect({ code, reasonCode }).toEqual({ code: 3, reasonCode: fault.replaceAll("-", "_") });
    expect(served).not.toBe(NEW);
  });

  it("has an expectation for each fault of a push", () => {
    const ofPushes = Object.entries(emulators.vercel.faults).flatMap(([name, { of }]) =>
      of === "pushes" ? [name] : [],
    );
    expect(ofPushes.filter((name) => name.startsWith("git-")).toSorted()).toEqual(Object.keys(ENDS).toSorted());
  });
});
