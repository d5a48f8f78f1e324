/** Bad days at GitHub: whatever request of a run is refused or lost, no wrong success, no second comment, and the next run puts it right. */
import { describe, expect, it } from "vitest";
import { parseBoxes } from "../../src/report/checklist/comment.ts";
import type { Fault } from "../../src/sandbox/contract.ts";
import { body, push, required, signsOf, worldsOfTests } from "./checklist-probe.ts";
import { BOT, type ChecklistWorld, HEAD, NEXT_HEAD, PULL } from "./checklist-world.ts";

const { open, opened } = worldsOfTests();

const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const DESIGN = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';

const KINDS: readonly Partial<Fault>[] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 403, body: { message: "Resource not accessible by integration" } },
  { kind: "status", status: 429, headers: { "retry-after": "1" } },
  { kind: "reset" },
  { kind: "cut" },
];

/** Runs, fixes, runs again: what must hold after each. */
async function surviving(
  at: ChecklistWorld,
  route: string,
  fault: Partial<Fault>,
  run: () => Promise<unknown>,
  again: () => Promise<unknown>,
) {
  at.faults.add({ emulator: "github", route, kind: "status", ...fault });
  await run();
  at.faults.clear();
  await again();
  expect([route, fault, at.comments().length]).toEqual([route, fault, 1]);
}

/** The routes that a run asked. */
async function routesOf(at: ChecklistWorld, run: () => Promise<unknown>): Promise<readonly string[]> {
  const from = at.served.log.length;
  await run();
  return [...new Set(at.served.log.slice(from).flatMap(({ route }) => route ?? []))];
}

describe("trouble with any single request", () => {
  it("does not keep a first run from its result", async () => {
    const probe = await open({ items: [ON_CALL] });
    const routes = await routesOf(probe, () => probe.onPullRequest("opened"));
    expect(routes.length).toBeGreaterThanOrEqual(4);
    for (const route of routes) {
      for (const fault of KINDS) {
        const at = await open({ items: [ON_CALL] });
        await surviving(
          at,
          route,
          fault,
          async () => {
            await at.onPullRequest("opened");
            expect(required(at)?.state ?? "pending").toBe("pending");
          },
          () => at.onPullRequest("reopened"),
        );
        await at.onComment(at.tick("bob", "On-call"));
        expect([route, fault, required(at)?.state]).toEqual([route, fault, "success"]);
      }
    }
  });

  it("does not keep a run from refusing a tick without the right", async () => {
    const probe = await opened([ON_CALL]);
    const routes = await routesOf(probe, () => probe.onComment(probe.tick("mallory", "On-call")));
    for (const route of routes) {
      for (const fault of KINDS.slice(2)) {
        const at = await opened([ON_CALL]);
        const event = at.tick("mallory", "On-call");
        await surviving(
          at,
          route,
          fault,
          () => at.onComment(event),
          () => at.onComment(at.github.createCommentAs("bob", PULL, "/checklist")),
        );
        expect(at.statuses().some(({ state }) => state === "success")).toBe(false);
        expect([...parseBoxes(body(at)).values()]).toEqual([false]);
      }
    }
  });

  it("does not keep a run from recording a tick", async () => {
    const probe = await opened([ON_CALL]);
    const routes = await routesOf(probe, () => probe.onComment(probe.tick("bob", "On-call")));
    for (const route of routes) {
      for (const fault of KINDS) {
        const at = await opened([ON_CALL]);
        const event = at.tick("bob", "On-call");
        await surviving(
          at,
          route,
          fault,
          async () => {
            await at.onComment(event);
            // A success only where the signature is on record.
            expect(required(at)?.state === "success" && signsOf(at).length === 0).toBe(false);
          },
          async () => {
            await at.onComment(event);
            await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
          },
        );
        expect([route, fault, signsOf(at).length, required(at)?.state]).toEqual([route, fault, 1, "success"]);
        expect([...parseBoxes(body(at)).values()]).toEqual([true]);
      }
    }
  });

  it("does not keep a run after a push from carrying a lasting sign-off", async () => {
    const begin = async () => {
      const at = await opened([DESIGN, ON_CALL]);
      await at.onComment(at.tick("alice", "Design"));
      return at;
    };
    const probe = await begin();
    const routes = await routesOf(probe, () => push(probe, NEXT_HEAD, HEAD));
    for (const route of routes) {
      for (const fault of [{ kind: "status", status: 502 }, { kind: "cut" }] as const) {
        const at = await begin();
        await surviving(
          at,
          route,
          fault,
          async () => {
            await push(at, NEXT_HEAD, HEAD);
            expect(required(at, NEXT_HEAD)?.state ?? "pending").toBe("pending");
          },
          () => at.onPullRequest("synchronize", { before: HEAD }),
        );
        expect([route, fault, [...parseBoxes(body(at)).values()]]).toEqual([route, fault, [true, false]]);
        expect(signsOf(at).filter(({ sha }) => sha === NEXT_HEAD)).toHaveLength(1);
      }
    }
  });
});

describe("one lost answer", () => {
  it("to any write creates nothing twice", async () => {
    for (const route of [
      "POST /repos/:owner/:repo/issues/:issue/comments",
      "POST /repos/:owner/:repo/statuses/:sha",
      "PATCH /repos/:owner/:repo/issues/comments/:comment",
    ]) {
      const at = await open({ items: [ON_CALL] });
      at.faults.add({ emulator: "github", route, kind: "cut", times: 1 });
      await at.onPullRequest("opened");
      at.faults.add({ emulator: "github", route, kind: "cut", times: 1 });
      await at.onComment(at.tick("bob", "On-call"));
      expect(at.comments()).toHaveLength(1);
      expect(signsOf(at)).toHaveLength(1);
      expect(required(at)?.state).toBe("success");
    }
  });
});

describe("statuses of a commit", () => {
  it("are read to the end beyond a hundred, and those of strangers with our contexts are told apart", async () => {
    const at = await opened([ON_CALL]);
    await at.onComment(at.tick("bob", "On-call"));
    const sign = signsOf(at)[0];
    const other = await open({
      items: [ON_CALL, '{ title: Second, sign-off: { by: ["@alice"] } }'],
      github: {
        commitStatuses: [
          ...Array.from({ length: 250 }, (_, index) => ({
            ref: HEAD,
            context: `ci/${index % 7}`,
            state: "success" as const,
            author: BOT,
            description: "😀".repeat(30),
          })),
          {
            ref: HEAD,
            context: sign?.context ?? "",
            state: "success" as const,
            author: "mallory",
            description: sign?.description ?? "",
          },
          {
            ref: HEAD,
            context: "holdpoint/checklist",
            state: "success" as const,
            author: "mallory",
            description: "All 2 items passed.",
            targetUrl: `https://github.com/acme/site/pull/${PULL}?holdpoint=${"0".repeat(32)}#issuecomment-1`,
          },
        ],
      },
    });
    await other.onPullRequest("opened");
    expect(required(other)).toMatchObject({ state: "pending", creator: BOT });
    expect(body(other)).not.toContain("- [x]");
    await other.onComment(other.tick("bob", "On-call"));
    await other.onComment(other.tick("alice", "Second"));
    expect(required(other)?.state).toBe("success");
  });

  it("are not rewritten at each run because a description is cut or has emoji", async () => {
    const items = Array.from(
      { length: 6 },
      (_, index) =>
        `{ title: ${JSON.stringify(`Item 👩‍💻 ${index} ${"long ".repeat(12)}`)}, sign-off: { by: ["@bob"] } }`,
    );
    const at = await opened(items);
    expect(required(at)?.description.length).toBeLessThanOrEqual(140);
    await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
    expect(at.calls()).toHaveLength(3);
  });
});

describe("a token that writes as somebody else", () => {
  it("ends with a hold that names the input, and never with a success", async () => {
    const at = await open({ items: [ON_CALL], author: "our-app[bot]" });
    const result = await at.onPullRequest("opened");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "usage", quiet: false });
    expect(result.remedy).toContain(BOT);
    expect(required(at)).toBeUndefined();
  });

  it("posts no comment at each run", async () => {
    const at = await open({ items: [ON_CALL], author: "our-app[bot]" });
    for (let run = 0; run < 3; run += 1) await at.onPullRequest("opened");
    const state = at.github.state() as { readonly comments: readonly unknown[] };
    expect(state.comments).toHaveLength(1);
  });
});
