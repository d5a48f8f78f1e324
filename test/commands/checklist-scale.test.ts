/** Many items, many comments, and how often GitHub is asked. */
import { describe, expect, it } from "vitest";
import { body, push, required, ticked, worldsOfTests } from "./checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, PULL } from "./checklist-world.ts";

const { open, opened } = worldsOfTests();

const ON_CALL = '{ title: On-call, sign-off: { by: ["@acme/devops"] } }';
const DESIGN = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';
const OPEN = '{ title: Window, window: { allow: ["daily 00:00-24:00 UTC"], override: ["@alice"] } }';
const SHUT = '{ title: Shut, window: { allow: ["Sun 02:00-03:00 Europe/Berlin"] } }';
const DRILL = "{ title: Drill, drill: { within: 90d } }";

/** Without what the items themselves ask: teams, and the records of releases. */
function asked(at: ChecklistWorld): readonly string[] {
  return at.calls().filter((call) => !call.includes("/teams/") && !call.includes("/deployments"));
}

function check(at: ChecklistWorld) {
  return at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
}

describe("requests to GitHub", () => {
  it("are five for a first run and for a tick, three where nothing changed, whatever the time is", async () => {
    const at = await opened([ON_CALL, OPEN, SHUT, DRILL]);
    expect(asked(at)).toHaveLength(5);
    at.clock.at += 7 * 60_000;
    await check(at);
    expect(asked(at)).toHaveLength(3);
    at.clock.at += 7 * 60_000;
    await at.onComment(at.tick("bob", "On-call"));
    expect(asked(at)).toHaveLength(5);
    at.clock.at += 7 * 60_000;
    await at.onPullRequest("reopened");
    expect(asked(at)).toHaveLength(3);
  });

  it("are five after a push, and one for each sign that is carried", async () => {
    const at = await opened([ON_CALL, DESIGN]);
    await push(at, NEXT_HEAD, HEAD);
    expect(asked(at)).toHaveLength(5);
    await at.onComment(at.tick("alice", "Design"));
    await push(at, "d".repeat(40), NEXT_HEAD);
    expect(asked(at)).toHaveLength(6);
  });
});

describe("two hundred items on a pull request with five thousand comments", () => {
  it("work, with our comment on the last page, and as few requests as ever", async () => {
    const people = Array.from(
      { length: 100 },
      (_, n) => `{ title: Person ${n}, group: People, sign-off: { by: ["@bob"] } }`,
    );
    const machines = Array.from(
      { length: 100 },
      (_, n) => `{ title: Window ${n}, group: Machines, ${OPEN.slice(OPEN.indexOf("window:"))}`,
    );
    const at = await open({
      items: [...people, ...machines],
      github: {
        comments: Array.from({ length: 5_000 }, (_, n) => ({ issue: PULL, body: `Comment ${n}`, author: "mallory" })),
      },
    });
    await at.onPullRequest("opened");
    expect(at.comments()).toHaveLength(1);
    expect(body(at).length).toBeLessThan(65_536);
    await check(at);
    expect(asked(at)).toHaveLength(3);
    await at.onComment(at.tick("bob", "Person 99"));
    expect(asked(at)).toHaveLength(5);
    expect(ticked(at)).toBe(1);
    // The commit is new and nothing tells where our comment is: it is looked for from the end.
    at.github.push("work", NEXT_HEAD);
    at.checkOut(NEXT_HEAD);
    await check(at);
    expect(at.comments()).toHaveLength(1);
    expect(asked(at).length).toBeLessThanOrEqual(7);
    const [comment] = at.comments();
    const all = body(at).replaceAll(/^- \[ \]/gm, "- [x]");
    await at.onComment(at.github.editCommentAs("bob", comment?.id ?? 0, all));
    expect(required(at, NEXT_HEAD)?.state).toBe("success");
  });
});
