/** The issue about a release that was rolled back: opened once, brought up to date, closed by the next good release. */
import { describe, expect, it } from "vitest";
import { FOLLOW_UP } from "../../src/report/incident/fixed-parts.ts";
import { COMMIT, FIRST, FIRST_COMMIT, inWorld, OTHER_COMMIT, type PlanParts, WHOLE, type World } from "./open-world.ts";

const ISSUES = "GET /repos/:owner/:repo/issues";
const BOT = "github-actions[bot]";
/** Production's own gate fails, so the watch rolls back with its first look. */
const BROKEN: PlanParts = { productionGate: "{ title: Health, http: { path: /broken } }", watch: null };
const GOOD: PlanParts = { watch: null };
const COMMITS = [
  { sha: FIRST_COMMIT, message: "Before" },
  { sha: "a".repeat(40), message: "Speed up threads", author: "alice", parents: [FIRST_COMMIT] },
  { sha: COMMIT, message: "Bump a package", author: "renovate[bot]", parents: ["a".repeat(40)] },
  { sha: OTHER_COMMIT, message: "Fix threads", author: "bob", parents: [COMMIT] },
];

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly state: "open" | "closed";
  readonly author: string;
}

async function issuesOf(world: World): Promise<readonly Issue[]> {
  const answer = await fetch(`${world.sandbox.origins.github}/_sandbox/state`);
  return ((await answer.json()) as { issues: Issue[] }).issues;
}

async function theIssue(world: World): Promise<Issue> {
  const issues = await issuesOf(world);
  expect(issues).toHaveLength(1);
  return issues[0] as Issue;
}

function inHistory(plan: PlanParts, body: (world: World) => Promise<void>): Promise<void> {
  return inWorld(
    { plan, seed: (seed) => ({ ...seed, github: { ...seed.github, commits: COMMITS, defaultBranch: "main" } }) },
    body,
  );
}

const requests = (world: World, method: string, path: RegExp) =>
  world.log.filter((entry) => entry.emulator === "github" && entry.method === method && path.test(entry.path)).length;

describe("the incident of a release that its watch rolled back", () => {
  it("says what production serves, why, whose commits were taken out, and what is left to do", () =>
    inHistory(BROKEN, async (world) => {
      const result = await world.runAll(WHOLE);
      expect(result.decision).toBe("rolled-back");
      const issue = await theIssue(world);
      expect(issue).toMatchObject({ author: BOT, state: "open", labels: ["incident"] });
      expect(issue.title).toBe(`ROLLED BACK, production serves ${FIRST} (release ${COMMIT.slice(0, 12)})`);
      const { body } = issue;
      expect(body.split("\n")[0]).toBe(`<!-- holdpoint:incident project="web" release="${COMMIT}" -->`);
      expect(body).toContain(`**Production serves \`${FIRST}\` again**`);
      expect(body).toMatch(/\| \*\*fail\*\* \| \*\*Health\*\*<br>/);
      expect(body).toMatch(/2 commits were taken out \(\[compare\]\(\S+\)\), by @alice, `renovate\[bot\]`\./);
      expect(body).toContain("- `aaaaaaaaaaaa` Speed up threads, `alice`");
      expect(body).toContain("**What this does not undo**");
      expect(body.endsWith(FOLLOW_UP)).toBe(true);
      expect(result.timeline.at(-1)?.text).toContain(`incident #${issue.number} opened: ROLLED BACK`);
    }));

  it("is told once, however often the release is run again, also where the first run died right after opening it", () =>
    inHistory(BROKEN, async (world) => {
      const died = world.runAll(WHOLE, {
        onEvent: (event) => {
          if (event.event === "step" && event.step === "incident") throw new Error("the runner died");
        },
      });
      await expect(died).rejects.toThrow("the runner died");
      const { body } = await theIssue(world);
      for (const command of ["watch", "promote"] as const) {
        expect((await world.run(command)).reasonCode).toBe("already_rolled_back");
      }
      expect((await theIssue(world)).body).toBe(body);
      expect(requests(world, "PATCH", /\/issues\//)).toBe(0);
    }));

  it("is opened by a later run where the first one died before", () =>
    inHistory(BROKEN, async (world) => {
      world.onAnswer = (emulator, { method, path }) => {
        if (emulator !== "github" || method !== "POST" || !/\/statuses\/[0-9a-f]{40}$/.test(path)) return;
        world.sandbox.faults.add({ emulator: "github", kind: "status", status: 503, route: ISSUES });
      };
      const result = await world.runAll(WHOLE);
      expect(result.notes.join()).toMatch(/no incident was written at GitHub/);
      expect(await issuesOf(world)).toEqual([]);
      world.onAnswer = () => undefined;
      world.sandbox.faults.clear();
      await world.run("watch");
      expect((await theIssue(world)).title).toContain("ROLLED BACK");
    }));

  it("is closed with a word by the next good release, and what people wrote into it stays", () =>
    inHistory(GOOD, async (world) => {
      await world.runAll(["deploy", "verify", "promote", "rollback"]);
      const opened = await theIssue(world);
      const forge = await world.context().role("forge");
      const written = opened.body.replace("**Cause:**", "**Cause:** a missing index");
      await forge.updateIssue(opened.number, { body: written });
      const next = await world.runAll(WHOLE, { commit: OTHER_COMMIT, options: { unpin: true } });
      expect(next.decision).toBe("proceed");
      const closed = await theIssue(world);
      expect(closed.state).toBe("closed");
      expect(closed.body.split("\n")[1]).toMatch(
        /^\*\*Closed:\*\* release `c0ffee000000` is in production as `dpl_\w+`/,
      );
      expect(closed.body).toContain("**Cause:** a missing index");
      expect(requests(world, "POST", /\/comments$/)).toBe(0);
    }));

  it("is a note with what is missing where the token may not open issues, and changes no decision", () =>
    inWorld(
      {
        plan: BROKEN,
        seed: (seed) => {
          const tokens = seed.github.tokens.map((token) => ({
            ...token,
            permissions: { ...token.permissions, issues: "read" as const },
          }));
          return { ...seed, github: { ...seed.github, tokens } };
        },
      },
      async (world) => {
        const result = await world.runAll(WHOLE);
        expect(result).toMatchObject({ decision: "rolled-back", production: { after: FIRST } });
        expect(result.notes.join()).toMatch(/no incident was written at GitHub: .*issues: write/);
        expect(await issuesOf(world)).toEqual([]);
      },
    ));

  it("is not opened where the plan says so, and nothing is asked for it", () =>
    inHistory(BROKEN, async (world) => {
      const plan = { ...world.plan, rollback: { ...world.plan.rollback, incident: null } };
      expect((await world.runAll(WHOLE, { plan })).decision).toBe("rolled-back");
      expect(requests(world, "GET", /\/(?:issues|compare)/)).toBe(0);
      expect(await issuesOf(world)).toEqual([]);
    }));
});

describe("the incident of a release that a person rolled back", () => {
  it("names the person's reason as plain text, and another release that is taken out later has its own", () =>
    inHistory(GOOD, async (world) => {
      await world.runAll(WHOLE);
      await world.runAll(WHOLE, { commit: OTHER_COMMIT });
      await world.run("rollback", { options: { reason: "checkout @everyone is <b>broken</b>" } });
      const { title, body } = await theIssue(world);
      expect(title).toContain(`(release ${OTHER_COMMIT.slice(0, 12)})`);
      expect(body).toContain("rolled back by a person");
      expect(body).toContain("by @bob.");
      expect(body).not.toMatch(/@everyone|<b>/);
      await world.run("rollback", { options: { reason: "still broken", to: FIRST } });
      const [, second] = await issuesOf(world);
      expect(second?.title).toBe(`ROLLED BACK, production serves ${FIRST} (release ${COMMIT.slice(0, 12)})`);
    }));

  it("tells of the try that failed first, and then that it is done, in one issue", () =>
    inHistory({ ...GOOD, version: false, domains: ["app.example.com", "www.example.com"] }, async (world) => {
      await world.runAll(WHOLE);
      await world.runAll(WHOLE, { commit: OTHER_COMMIT });
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      expect((await world.run("rollback")).decision).toBe("hold");
      const first = await theIssue(world);
      expect(first.title).toMatch(/^NOT ROLLED BACK, production is split/);
      world.sandbox.vercel.setOption("failAliases", []);
      expect((await world.run("rollback")).decision).toBe("rolled-back");
      const second = await theIssue(world);
      expect(second.title).toMatch(/^ROLLED BACK, production serves/);
      expect(second.body.match(/^### /gm)).toHaveLength(2);
      expect(second.body.match(/@bob/g)).toHaveLength(1);
    }));
});

describe("an incident of a rollback that was due and could not be made", () => {
  it("says so in its title, with what production serves", () =>
    inWorld({ plan: BROKEN, empty: true }, async (world) => {
      const result = await world.runAll(WHOLE);
      expect(result.reasonCode).toBe("no_known_good");
      const { title, body } = await theIssue(world);
      expect(title).toBe(
        `NOT ROLLED BACK, production serves ${result.production.after} (release ${COMMIT.slice(0, 12)})`,
      );
      expect(body).not.toContain("**What this does not undo**");
    }));
});
