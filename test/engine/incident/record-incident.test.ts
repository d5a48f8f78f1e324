/** One issue for each release that was rolled back, or should have been: what is written, told and lost. */
import { describe, expect, it } from "vitest";
import { createForgePatience } from "../../../src/engine/forge-patience.ts";
import { type IncidentOrder, recordIncident } from "../../../src/engine/incident/record-incident.ts";
import type { JournalEnd } from "../../../src/engine/journal.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { WayBack } from "../../../src/release/way-back.ts";
import { production, record } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import { type IncidentWishes, issueOf, LABELS, openIncidentWorld } from "./incident-world.ts";

const RUN = "https://forge/runs/7";
const OLD = "0".repeat(40);
const END: JournalEnd = { decision: "rolled-back", reasonCode: "rolled_back", summary: "Production was rolled back." };
const DUE: JournalEnd = { decision: "hold", reasonCode: "rollback_refused", summary: "The host refused." };
const TITLE = "ROLLED BACK, production serves dpl_old (release r1)";
const WAY_BACK: WayBack = { verdict: "safe", reasons: [], to: "dpl_old", differences: ["the old crons"], unknown: [] };

interface Wishes extends IncidentWishes {
  /** What production was seen to serve; null where that is not known. */
  readonly served?: string | null;
}

async function recorded({ served = "dpl_old", ...wishes }: Wishes = {}, changes: Partial<IncidentOrder> = {}) {
  const ranges: string[] = [];
  const compareCommits = async (base: string, head: string) => {
    ranges.push(`${base}...${head}`);
    const commits = [{ sha: "a".repeat(40), subject: "Make it slow", author: "alice", isBot: false }];
    return { commits, total: 1, url: "https://forge/compare" };
  };
  const world = openIncidentWorld({ runUrl: RUN, ...wishes, forge: { compareCommits, ...wishes.forge } });
  const { context, journal } = world;
  journal.productionAfter(served === null ? null : production(served), null);
  const order: IncidentOrder = {
    end: END,
    by: "watch",
    to: { id: "dpl_old", commit: OLD },
    payload: record("rolled-back").payload,
    recordedAt: 1_000,
    ...changes,
  };
  await recordIncident(context, journal, createForgePatience(context), order);
  return { world, ranges, issue: world.issues.at(-1) };
}

describe("an incident", () => {
  it("is one issue, with the plan's labels, the commits between and a word to whoever runs this", async () => {
    const { world, ranges, issue } = await recorded();
    expect(world.asked.filter((text) => /^(?:open|update)/.test(text))).toEqual([`open: ${LABELS.join(", ")}`]);
    expect(issue?.title).toBe(TITLE);
    expect(issue?.body).toMatch(/^<!-- holdpoint:incident project="web" release="r1" -->\n/);
    expect(issue?.body).toContain("rolled back by itself");
    expect(issue?.body).toContain("Make it slow");
    expect(issue?.body).toContain(RUN);
    expect(ranges).toEqual([`${OLD}...${"c".repeat(40)}`]);
    expect(world.filters[0]).toEqual({ creator: DEFAULT_AUTHOR, state: "all", since: 1_000 });
    expect(world.events).toContainEqual(
      expect.objectContaining({
        event: "step",
        step: "incident",
        text: `incident #1 opened: ${TITLE} (https://forge/issues/1)`,
      }),
    );
    expect(world.said("note")).toEqual([]);
  });

  it("is reported where the team has a place for it, with the issue's address", async () => {
    const { world } = await recorded();
    expect(world.reports).toEqual([
      {
        key: expect.stringMatching(/^web r1 [0-9a-f]{16}$/),
        title: TITLE,
        summary: "Production was rolled back.",
        facts: {
          project: "web",
          "holdpoint.release": "r1",
          decision: "rolled-back",
          reason_code: "rolled_back",
          production: "dpl_old",
          rolled_back_to: "dpl_old",
        },
        url: "https://forge/issues/1",
        at: NOW,
      },
    ]);
  });

  it("names what production serves and goes back to only where that is known", async () => {
    const { world, ranges, issue } = await recorded({ served: null }, { to: null, end: DUE });
    expect(world.reports[0]?.facts).toMatchObject({ production: "unknown", reason_code: "rollback_refused" });
    expect(world.reports[0]?.facts).not.toHaveProperty("rolled_back_to");
    expect(issue?.title).toMatch(/^NOT ROLLED BACK, /);
    expect(ranges).toEqual([]);
    expect(issue?.body).toContain("the commits between the two builds could not be read");
    const unread = await recorded({}, { to: { id: "dpl_old", commit: null } });
    expect([unread.ranges, unread.world.reports[0]?.facts["rolled_back_to"]]).toEqual([[], "dpl_old"]);
  });

  it("says what the way back was known to bring along, where it led there", async () => {
    const { payload } = record("rolled-back", { payload: { wayBack: WAY_BACK } });
    expect((await recorded({}, { payload })).issue?.body).toContain("the old crons");
    const elsewhere = await recorded({}, { payload, to: { id: "dpl_older", commit: OLD } });
    expect(elsewhere.issue?.body).not.toContain("the old crons");
  });

  it("is written once: the same again changes nothing and is reported to nobody", async () => {
    const first = await recorded();
    const again = await recorded({ issues: first.world.issues });
    expect(again.world.asked.filter((text) => /^(?:open|update)/.test(text))).toEqual([]);
    expect([again.world.reports, again.world.said("step")]).toEqual([[], []]);
  });

  it("is brought up to date, and opened again, where something else happened to the release", async () => {
    const { world, issue } = await recorded({ issues: [{ state: "closed" }] });
    expect(world.asked.filter((text) => /^(?:open|update)/.test(text))).toEqual(["update #1: open"]);
    expect(issue).toMatchObject({ title: TITLE, state: "open" });
    expect(world.said("step")).toEqual([`incident #1 brought up to date: ${TITLE} (https://forge/issues/1)`]);
    expect(world.reports[0]?.url).toBe("https://forge/issues/1");
  });

  it("of an author whom nobody looks for is one that is not found again, which is said", async () => {
    const { world } = await recorded({ author: "robot" });
    expect(world.said("note")).toEqual([
      "the incident was opened by robot, whose issues are not found again: list that login in the plan's `rollback.by`",
    ]);
    expect((await recorded({ author: "robot", by: ["robot"] })).world.said("note")).toEqual([]);
  });

  it("is written although the forge does not know the commits between", async () => {
    const { world, issue } = await recorded({ forge: { compareCommits: () => Promise.reject(silence(404)) } });
    expect(issue?.body).toContain("the commits between the two builds could not be read");
    expect(world.said("note")).toEqual([]);
    const broken = { compareCommits: () => Promise.reject(new TypeError("ours")) };
    await expect(recorded({ forge: broken })).rejects.toThrow("ours");
  });

  it("is given up where the forge does not answer in time, and reported with the run's address", async () => {
    const late = new ProviderError({
      reasonCode: "vendor_timeout",
      vendor: "GitHub",
      message: "too late",
      remedy: "Wait.",
    });
    const { world } = await recorded({ forge: { compareCommits: () => Promise.reject(late) } });
    expect(world.issues).toEqual([]);
    expect(world.said("note")).toEqual(["no incident was written at GitHub: too late Wait."]);
    expect(world.reports).toEqual([expect.objectContaining({ url: RUN })]);
  });

  it("that could not be reported is told as a note, with what to do", async () => {
    const { world } = await recorded({ report: () => Promise.reject(silence()) });
    expect(world.issues).toHaveLength(1);
    expect(world.said("note")).toEqual(["the incident was not reported: no answer wait"]);
    await expect(recorded({ report: () => Promise.reject(new TypeError("ours")) })).rejects.toThrow("ours");
  });

  it("is none where the plan has none", async () => {
    const { world } = await recorded({ incident: null });
    expect([world.filters, world.reports]).toEqual([[], []]);
  });

  it("that another run opened at the same moment stays, and this one is closed as its duplicate", async () => {
    let lists = 0;
    const listIssues = async () => ((lists += 1) === 1 ? [] : [issueOf(2), issueOf(1)]);
    const { world } = await recorded({ issues: [{ title: "the other run's" }], forge: { listIssues } });
    expect(world.issues).toMatchObject([
      { title: "the other run's", state: "open" },
      {
        title: "Duplicate of #1",
        body: "Two runs opened this at the same moment. All of it is in #1.",
        state: "closed",
      },
    ]);
    expect(world.reports).toMatchObject([{ url: "https://forge/issues/1" }]);
    expect(world.said("step")).toEqual([]);
  });
});
