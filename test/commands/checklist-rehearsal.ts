/** A rehearsed checklist in this process, which is as it is spawned but for the start of Node. */
import { expect } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

interface Line {
  readonly event: string;
  readonly text?: string;
  readonly at?: number;
  readonly title?: string;
  readonly verdict?: { readonly outcome: string; readonly summary: string };
}

export interface End extends Line {
  readonly decision: string;
  readonly reasonCode: string;
  readonly commit: string;
  readonly items: readonly { readonly title: string; readonly outcome: string; readonly reasonCode: string }[];
  readonly production: unknown;
  readonly summary: string;
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
}

/** Of the environment it gets the PATH alone. */
export async function rehearseHere(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await callTool("rehearse", ["--checklist", ...args], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  return { code, lines };
}

export async function rehearseAsJson(...args: readonly string[]) {
  const { code, lines } = await rehearseHere("--json", ...args);
  return { code, ...readLines(lines) };
}

/** Every line as JSON; the last one is the end, and there was no route that a stand-in did not know. */
export function readLines(texts: readonly string[]): { readonly events: readonly Line[]; readonly end: End } {
  const events = texts.map((line) => JSON.parse(line) as Line);
  const end = events.at(-1) as End;
  expect(end.event).toBe("end");
  expect(events.filter(({ event }) => event === "end" || event === "unknown-route")).toEqual([end]);
  return { events, end };
}

export function expectLegible(lines: readonly string[]): void {
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
}

/** Without the line breaks that 80 columns made. */
export const joined = (lines: readonly string[]) => lines.join(" ").replace(/\s+/g, " ");

/** Items with files, pages and people of their own, and two that need a history. */
export const OWN_PLAN = `version: 1
name: own
project: { vercel: { project: own }, domains: [app.example.com] }
checklist:
  - { title: Variables, env: { required: .env.example, target: production } }
  - { title: Status, http: { path: /status, contains: all systems go } }
  - { title: Ready, sign-off: { by: ["@kim"] } }
  - { title: Drilled, drill: { within: 30d } }
  - { title: Staged, prior: staging }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production: {}
`;
