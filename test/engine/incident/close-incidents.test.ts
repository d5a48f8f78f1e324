/** A release that passed its watch ends the incidents of earlier ones: which issues it closes, and what it says in them. */
import { describe, expect, it } from "vitest";
import { closeIncidents } from "../../../src/engine/incident/close-incidents.ts";
import { renderIncidentMark } from "../../../src/report/incident/marks.ts";
import { record } from "../../release/facts.ts";
import { silence } from "../small-world.ts";
import { type IncidentWishes, issueOf, openIncidentWorld } from "./incident-world.ts";

const EARLIER = { body: `${renderIncidentMark({ project: "web", release: "r0" })}\nIt was slow.` };
const RUN = "https://forge/runs/7";

async function closed(wishes: IncidentWishes = {}) {
  const world = openIncidentWorld({ runUrl: RUN, ...wishes });
  await closeIncidents(world.context, world.journal, world.forge, record("watching").payload);
  return { world, states: world.issues.map(({ state }) => state) };
}

describe("a release that passed its watch", () => {
  it("closes what earlier ones left open, and says so in the issue and in its own words", async () => {
    const { world, states } = await closed({ issues: [EARLIER] });
    expect(states).toEqual(["closed"]);
    expect(world.issues[0]?.body.split("\n")).toEqual([
      '<!-- holdpoint:incident project="web" release="r0" -->',
      `**Closed:** release \`r1\` is in production as \`dpl_new\`, and its watch passed ([run](${RUN})).`,
      "",
      "It was slow.",
    ]);
    expect(world.said("step")).toEqual([
      "incident #1 closed: a later release passed its watch (https://forge/issues/1)",
    ]);
    expect(world.events).toContainEqual(expect.objectContaining({ event: "step", step: "incident" }));
  });

  it("asks once for what is open of each of our authors", async () => {
    const { world, states } = await closed({
      by: ["deploy-bot[bot]"],
      issues: [{ ...EARLIER, author: "deploy-bot[bot]" }],
    });
    expect(states).toEqual(["closed"]);
    expect(world.filters).toEqual([
      { creator: "github-actions[bot]", state: "open" },
      { creator: "deploy-bot[bot]", state: "open" },
    ]);
  });

  it("closes five at most of very many, the newest first", async () => {
    const { states } = await closed({ issues: Array.from({ length: 6 }, () => EARLIER) });
    expect(states).toEqual(["open", ...Array.from({ length: 5 }, () => "closed")]);
  });

  it("leaves every other issue as it is", async () => {
    const issues = [
      { body: `${renderIncidentMark({ project: "shop", release: "r0" })}\nIt was slow.` },
      { body: "It was slow." },
      { ...EARLIER, author: "mallory" },
    ];
    expect((await closed({ issues })).states).toEqual(["open", "open", "open"]);
    const everybodys = { listIssues: async () => [issueOf(1, { ...EARLIER, author: "mallory" })] };
    expect((await closed({ issues: [{ ...EARLIER, author: "mallory" }], forge: everybodys })).states).toEqual(["open"]);
  });

  it("asks for nothing where the plan has no incidents", async () => {
    const { world } = await closed({ incident: null, issues: [EARLIER] });
    expect(world.filters).toEqual([]);
  });

  it("names what the forge did not say, and passes nothing else over", async () => {
    const { world } = await closed({ forge: { listIssues: () => Promise.reject(silence()) } });
    expect(world.said("note")).toEqual(["whether an earlier release's incident is open was not read: no answer"]);
    const broken = { listIssues: () => Promise.reject(new TypeError("ours")) };
    await expect(closed({ forge: broken })).rejects.toThrow("ours");
  });
});
