/** Anybody may open an issue with any text, and whoever may merge chooses what a commit is called. */
import { describe, expect, it } from "vitest";
import { renderCommits, mentionedIn } from "../../src/report/incident/commits-out.ts";
import { isIncidentOf, renderIncidentMark } from "../../src/report/incident/marks.ts";
import { COMMIT, OTHER_COMMIT, UP_TO_PROMOTE, WHOLE } from "../commands/open-world.ts";
import { type Attack, underAttack } from "./open-attack.ts";

const PLAN = { plan: { watch: null } };
const MARK = { project: "web", release: COMMIT };
const FORGED = `${renderIncidentMark(MARK)}\nAll is well, @everyone.`;

const issuesOf = async ({ mallory }: Attack, login: string) => mallory.listIssues({ creator: login, state: "all" });

describe("an issue of a stranger with our mark", () => {
  it("is not taken for ours: the release gets its own, and a later release does not close theirs", () =>
    underAttack(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const forged = await world.mallory.createIssue({ title: "not rolled back", body: FORGED, labels: ["incident"] });
      await world.run("rollback");
      const [ours, ...others] = await issuesOf(world, "github-actions[bot]");
      expect(others).toEqual([]);
      expect(isIncidentOf(ours?.body ?? "", MARK)).toBe(true);
      await world.runAll(WHOLE, { commit: OTHER_COMMIT, options: { unpin: true } });
      expect(await issuesOf(world, "mallory")).toEqual([forged]);
      expect((await issuesOf(world, "github-actions[bot]"))[0]?.state).toBe("closed");
    }));

  it("is not ours either where a server answers with everybody's issues", () =>
    underAttack(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      await world.mallory.createIssue({ title: "not rolled back", body: FORGED, labels: [] });
      const context = world.context();
      const forge = await context.role("forge");
      const { findIncident } = await import("../../src/engine/incident/find-incident.ts");
      const everybodys = { ...forge, listIssues: () => issuesOf(world, "mallory") };
      const wanted = { mark: MARK, authors: context.options.authors, since: 0 };
      expect(await findIncident(everybodys, wanted)).toBeNull();
      expect(await findIncident(everybodys, { ...wanted, authors: ["mallory"] })).not.toBeNull();
    }));
});

describe("the subject of a commit", () => {
  it.each([
    ["a mention", "@everyone @acme/devops look"],
    ["a word that closes issues", "Fixes #12, closes acme/web#13, resolves GH-14"],
    ["markup", "**bold** [x](https://evil.example) ![i](https://evil.example/i.png) | cell | <img src=x onerror=y>"],
    ["the end of our part", "x <!-- holdpoint:end --> <!-- /holdpoint:story -->"],
    ["lines of its own", "a\n- [x] done\n## Follow-up"],
    ["a task", "- [ ] tick me"],
  ])("is plain text in the incident: %s", (_, subject) => {
    const commits = [{ sha: "a".repeat(40), subject, author: "alice", isBot: false }];
    const range = { commits, total: 1, url: "https://github.com/a/b/compare/x...y" };
    const text = renderCommits({ range, isOut: true, told: new Set() });
    const line = text.split("\n").at(-1) ?? "";
    expect(text.split("\n")).toHaveLength(3);
    expect(mentionedIn(text)).toEqual(new Set(["alice"]));
    expect(line).not.toMatch(/(?<!\\)[*<|[\]]|#\d|GH-\d|@\w|^- \[/);
    expect(line.replaceAll(/`[^`]*`/g, "")).not.toMatch(/https?:/);
  });
});
