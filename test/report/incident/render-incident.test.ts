import { describe, expect, it } from "vitest";
import { fail, pass } from "../../../src/lib/verdict.ts";
import type { CommitRange } from "../../../src/providers/contract.ts";
import { FOLLOW_UP } from "../../../src/report/incident/fixed-parts.ts";
import { parseStories } from "../../../src/report/incident/marks.ts";
import {
  type Incident,
  isToldIn,
  renderClosing,
  renderIncident,
  renderIncidentTitle,
} from "../../../src/report/incident/render-incident.ts";
import { resultOf } from "../result-of.ts";

const RANGE: CommitRange = {
  commits: [{ sha: "a".repeat(40), subject: "Speed up threads", author: "alice", isBot: false }],
  total: 1,
  url: "https://github.com/acme/web/compare/a...b",
};

function incidentOf(parts: Partial<Incident> = {}): Incident {
  return {
    mark: { project: "web", release: "r2" },
    result: resultOf({
      verdicts: [
        { title: "Health", verdict: pass("gate_passed", "200 in 12 ms") },
        {
          title: "error_rate > 5%",
          verdict: fail("condition_met", "error_rate > 5%: error_rate is 7.9 %", "Look.", [
            { label: "error_rate", value: "7.9 % of 412 samples", url: "https://sentry.io/x?a=1" },
          ]),
        },
      ],
      timeline: [{ at: Date.UTC(2026, 0, 5, 2, 42, 7), text: "decided to roll back dpl_new", about: [] }],
    }),
    by: "watch",
    to: "dpl_old",
    migrations: "additive",
    differences: ["the scheduled jobs /a|b (0 5 * * *)"],
    runUrl: "https://github.com/acme/web/actions/runs/7",
    ...parts,
  };
}

const opened = renderIncident(incidentOf(), RANGE, null);
const held = incidentOf({ result: resultOf({ decision: "hold", reasonCode: "rollback_unverified" }) });

describe("an incident", () => {
  it("has the condition's words, its evidence with links, the timeline and the run", () => {
    const { title, body } = opened;
    expect(title).toBe("ROLLED BACK, production serves dpl_old (release r2)");
    expect(body).toContain(
      "| **fail** | **error\\_rate \\> 5%**<br>error\\_rate is 7.9 %<br>[error\\_rate: 7\\.9 % of 412 samples](https://sentry.io/x?a=1) |",
    );
    expect(body.indexOf("**fail**")).toBeLessThan(body.indexOf("200 in 12 ms"));
    expect(body).toContain("- 02:42:07 decided to roll back dpl\\_new");
    expect(body).toContain("UTC: rolled back by itself ([run](https://github.com/acme/web/actions/runs/7))");
    expect(body).toContain("its migrations are recorded as `additive`");
    expect(body).toContain("- Found before the promote, and so now: the scheduled jobs /a\\|b \\(0 5 \\* \\* \\*\\).");
    expect(body).toContain("1 commit was taken out");
  });

  it("says that a rung of the ladder made the rollback needless, where one did", () => {
    const mitigated = incidentOf({ result: resultOf({ decision: "hold", reasonCode: "mitigated" }) });
    const { title, body } = renderIncident(mitigated, RANGE, null);
    expect(title).toMatch(/^NOT ROLLED BACK, /);
    expect(body).toContain("a rollback was due, and a rung of its ladder made it needless");
    expect(body).not.toContain("is not proven");
  });

  it("claims nothing about production that was not read, and no rollback that is not proven", () => {
    const unread = { before: null, after: null, served: null };
    const { result, mark } = incidentOf({ result: resultOf({ decision: "hold", production: unread }) });
    expect(renderIncidentTitle({ result, mark })).toBe(
      "NOT ROLLED BACK, what production serves is not known (release r2)",
    );
    const { body } = renderIncident(held, RANGE, null);
    expect(body).toContain("a rollback was due and is not proven");
    expect(body).toContain("1 commit is in it");
    expect(body).toContain("Dispatch the rollback");
  });

  it("says where the commits could not be read that they are not known", () => {
    expect(renderIncident(incidentOf(), null, null).body).toContain("**Who was in it** is not known");
  });

  it("has a title of one line that GitHub takes, whatever the release is called", () => {
    const mark = { project: "web", release: `r\n\u202e\`x\` ${"y".repeat(500)}` };
    const title = renderIncidentTitle(incidentOf({ mark }));
    expect(title).toMatch(/^ROLLED BACK, production serves dpl_old \(release r 'x' y+…$/);
    expect(title.length).toBeLessThanOrEqual(200);
  });
});

describe("an incident that is there already", () => {
  it("has nothing to add where the same is found again, open or closed", () => {
    expect(isToldIn(incidentOf(), { ...opened, state: "open" })).toBe(true);
    expect(isToldIn(incidentOf({ by: "before" }), { ...opened, state: "open" })).toBe(true);
    const moved = incidentOf({ result: resultOf({ production: { before: null, after: "dpl_next", served: null } }) });
    expect(isToldIn(moved, { ...opened, state: "open" })).toBe(false);
    expect(isToldIn(moved, { ...opened, state: "closed" })).toBe(true);
    expect(isToldIn(held, { ...opened, state: "closed" })).toBe(false);
  });

  it("keeps what was told and what people wrote, and calls nobody a second time", () => {
    const first = renderIncident(held, RANGE, null);
    const written = { ...first, body: `${first.body}\n\nIt was the index.`.replaceAll("\n", "\r\n") };
    const { title, body } = renderIncident(incidentOf(), RANGE, written);
    expect(title).toMatch(/^ROLLED BACK/);
    expect(parseStories(body)).toHaveLength(2);
    expect(body.match(/@alice/g)).toHaveLength(1);
    expect(body).toContain("by `alice`.");
    expect(body.endsWith(`${FOLLOW_UP}\n\nIt was the index.`)).toBe(true);
  });

  it("loses nothing that people wrote, also where they took our mark away", () => {
    const body = opened.body.replace("<!-- holdpoint:end -->", "").replace("**What comes next**", "Ours: call Bob.");
    expect(renderIncident(held, RANGE, { ...opened, body }).body).toContain("Ours: call Bob.");
  });

  it("does not grow beyond what GitHub takes, and cuts what is ours", () => {
    const wordy = (index: number) => ({
      title: `condition ${index}`,
      verdict: fail(
        "condition_met",
        "x".repeat(900),
        "Look.",
        Array.from({ length: 5 }, () => ({
          label: "l".repeat(90),
          value: "v".repeat(400),
          url: `https://x.y/${"z".repeat(400)}`,
        })),
      ),
    });
    const verdicts = Array.from({ length: 60 }, (_, index) => wordy(index));
    const people = `${opened.body}${"w".repeat(40_000)}`;
    const { body } = renderIncident(incidentOf({ to: "dpl_older", result: resultOf({ verdicts }) }), RANGE, {
      ...opened,
      body: people,
    });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.endsWith("w".repeat(40_000))).toBe(true);
    expect(parseStories(body)).toHaveLength(2);
  });
});

describe("the word that closes an incident", () => {
  it("stands below its mark, and all else stays", () => {
    const body = renderClosing(opened.body, "r3", { candidate: "dpl_next", runUrl: null });
    const [mark, word, ...rest] = body.split("\n");
    expect(mark).toBe(opened.body.split("\n")[0]);
    expect(word).toBe("**Closed:** release `r3` is in production as `dpl_next`, and its watch passed.");
    expect(rest.join("\n").trimStart()).toBe(opened.body.split("\n").slice(1).join("\n"));
  });

  it("is left out where people left no room for it", () => {
    const full = `${opened.body}${"w".repeat(65_450 - opened.body.length)}`;
    expect(renderClosing(full, "r3", { candidate: "dpl_next", runUrl: null })).toBe(full);
  });
});
