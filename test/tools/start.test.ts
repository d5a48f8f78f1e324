import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { findStart } from "../../src/tools/rehearse/start.ts";
import { releaseItems } from "../../src/tools/rehearse/world.ts";

function itemsWith(...windows: readonly string[]) {
  const text = [
    "version: 1",
    "name: site",
    "project: { vercel: { project: site }, domains: [app.example.com] }",
    "stages:",
    "  staging:",
    "    verify:",
    "      - { title: Start, http: { path: / } }",
    ...windows.map((spec, index) => `      - { title: Window ${index + 1}, window: ${spec} }`),
    "  production: {}",
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return releaseItems(parsed.plan);
}

const at = (text: string) => Date.parse(text);
const MONDAY = at("2026-01-05T09:00Z");

describe("the start of a rehearsal", () => {
  it("is the moment that was asked for, without windows and inside of them", async () => {
    expect(await findStart(itemsWith(), MONDAY)).toEqual({ at: MONDAY, moves: [] });
    const open = itemsWith('{ allow: ["Mon 08:00-10:00 UTC"] }');
    expect(await findStart(open, MONDAY)).toEqual({ at: MONDAY, moves: [] });
  });

  it("is when the next window opens, by the clock of its zone, and says so", async () => {
    const items = itemsWith('{ allow: ["Sun 02:00-09:00 America/New_York"] }');
    const start = await findStart(items, at("2026-11-22T02:30Z"));
    expect(start).toEqual({
      at: at("2026-11-22T07:00Z"),
      moves: [
        {
          from: at("2026-11-22T02:30Z"),
          to: at("2026-11-22T07:00Z"),
          text: "Window 1: 2026-11-22T02:30:00Z is outside the window; the next window opens Sun 2026-11-22 02:00 America/New_York (2026-11-22T07:00:00Z); the rehearsal continues there",
        },
      ],
    });
  });

  it("is when all windows are open at once, and no freeze holds", async () => {
    const items = itemsWith(
      '{ allow: ["Sun 00:00-09:00 UTC"] }',
      '{ allow: ["daily 08:00-20:00 UTC"], freeze: [{ from: 2026-01-10, to: 2026-01-17, reason: audit }] }',
    );
    const start = await findStart(items, MONDAY);
    expect(new Date(start.at).toISOString()).toBe("2026-01-18T08:00:00.000Z");
    expect(start.moves.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Window 1: .*is outside the window; the next window opens Sun 2026-01-11 00:00 UTC/),
      expect.stringMatching(/^Window 2: .*is in a freeze \(audit\); the next window opens Sun 2026-01-18 08:00 UTC/),
    ]);
  });

  it("stays where it is where the windows are never open together, so that the gate says it", async () => {
    const never = itemsWith('{ allow: ["Mon 08:00-09:00 UTC"] }', '{ allow: ["Tue 08:00-09:00 UTC"] }');
    expect(await findStart(never, MONDAY)).toEqual({ at: MONDAY, moves: [] });
    const closed = itemsWith("{ freeze: [{ from: 2026-01-01, to: 2028-01-01, reason: closed }] }");
    expect(await findStart(closed, MONDAY)).toEqual({ at: MONDAY, moves: [] });
  });
});
