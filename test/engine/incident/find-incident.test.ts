/** Finding the issue of a release again: by our own author's mark, and by nothing that a stranger writes. */
import { expect, it } from "vitest";
import { findIncident } from "../../../src/engine/incident/find-incident.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { ForgeIssue } from "../../../src/providers/contract.ts";
import { renderIncidentMark } from "../../../src/report/incident/marks.ts";
import { issueOf, MARK, openIncidentWorld } from "./incident-world.ts";

const WANTED = { mark: MARK, authors: [DEFAULT_AUTHOR, "deploy-bot[bot]"], since: 1_000 };
const OTHER = { body: `${renderIncidentMark({ ...MARK, release: "r2" })}\nIt was slow.` };

async function found(issues: readonly Partial<ForgeIssue>[]) {
  const { forge, filters } = openIncidentWorld({ issues });
  return { number: (await findIncident(forge, WANTED))?.number ?? null, filters };
}

it("the oldest issue with the release's mark is the one, open or closed", async () => {
  expect((await found([OTHER, {}, {}])).number).toBe(2);
  expect((await found([OTHER, { state: "closed" }])).number).toBe(2);
  expect((await found([OTHER])).number).toBeNull();
});

it("each of our authors is asked for in turn, from when the release was recorded, until one has it", async () => {
  const asked = WANTED.authors.map((creator) => ({ creator, state: "all", since: 1_000 }));
  const second = await found([{ author: "deploy-bot[bot]" }]);
  expect(second).toEqual({ number: 1, filters: asked });
  expect((await found([{}])).filters).toEqual(asked.slice(0, 1));
});

it("a stranger's issue with the mark is none, also where the forge answers with everybody's", async () => {
  const { forge } = openIncidentWorld();
  const everybodys = { ...forge, listIssues: async () => [issueOf(2), issueOf(1, { author: "mallory" })] };
  expect((await findIncident(everybodys, WANTED))?.number).toBe(2);
  const strangers = { ...forge, listIssues: async () => [issueOf(1, { author: "mallory" })] };
  expect(await findIncident(strangers, WANTED)).toBeNull();
});
