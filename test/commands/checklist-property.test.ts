/** Any order of ticks, unticks, tampering, pushes and runs: a box counts only for who may, where they ticked it; the comment says what the record says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBoxes, parseChecklistMarker } from "../../src/report/checklist/comment.ts";
import { BOT, type ChecklistWorld, HEAD, openChecklistWorld, PULL } from "./checklist-world.ts";

const PEOPLE = ["alice", "bob", "carol", "author", "mallory"] as const;
const COMMITS = [HEAD, "b".repeat(40), "d".repeat(40)] as const;

/** In the plan's order; a person is named once for each box that they may tick. */
const MAY: readonly (readonly string[])[] = [
  ["bob"],
  ["alice", "carol"],
  ["alice", "carol"],
  ["alice"],
  ["bob", "carol"],
];
const ITEMS = [
  '{ title: On-call, sign-off: { by: ["@bob"] } }',
  '{ title: Two, sign-off: { by: ["@acme/leads"], count: 2 } }',
  '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }',
  '{ title: Review, sign-off: { by: ["@author", "@bob", "@carol"], not-author: true } }',
];
const LASTING = 3;
const TWO = [1, 2];

const person = fc.constantFrom(...PEOPLE);
const box = fc.nat(MAY.length - 1);

/** `now`: its event is heard at once, and else whenever a run takes it. */
const now = fc.boolean();
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("click" as const), login: person, box, now }) },
  // Somebody who may, heard at once: else few orders would come as far as a success.
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sign" as const), box, who: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("tamper" as const), login: person, how: fc.nat(6), box, now }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("push" as const), commit: fc.constantFrom(...COMMITS), now }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), now }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("run" as const), which: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Queued {
  readonly name: "issue_comment" | "pull_request";
  readonly event: unknown;
  /** What its workflow checks out, where the event says it. */
  readonly commit: string | null;
}

/** What really happened: `box login commit`, for each box that somebody ticked, in a text of ours, while it spoke of that commit. */
type Truth = Set<string>;

function idsOf(world: ChecklistWorld, first: string): readonly string[] {
  const ids = [...parseBoxes(first).keys()];
  if (ids.length !== MAY.length) throw new Error(`expected ${MAY.length} boxes:\n${world.comments()[0]?.body}`);
  return ids;
}

function headOf(world: ChecklistWorld): string {
  return (world.github.state() as { readonly branches: Readonly<Record<string, string>> }).branches["work"] ?? "";
}

/** The newest word about each box on a commit, read here without the code that is tested. */
function recorded(world: ChecklistWorld, ids: readonly string[], sha: string) {
  const found = new Map<number, { readonly login: string; readonly commit: string }>();
  for (const { context, state, description, sha: on, creator } of world.statuses()) {
    const index = ids.indexOf(context.slice(-16));
    const match = /^signed by (\S+) at \S+ on ([0-9a-f]{40}) in #12(?:, lasting)?$/.exec(description);
    if (!context.startsWith("holdpoint/sign-off") || on !== sha || creator !== BOT || index < 0) continue;
    if (state === "success" && match?.[1] !== undefined) found.set(index, { login: match[1], commit: match[2] ?? "" });
    else found.delete(index);
  }
  return found;
}

function unticked(body: string): string {
  return body.replaceAll("- [x]", "- [ ]");
}

function click(body: string, id: string): string {
  return body.replace(
    new RegExp(`^- \\[([ x])\\] (<!-- holdpoint:box=${id})`, "m"),
    (_, tick: string, rest: string) => `- [${tick === "x" ? " " : "x"}] ${rest}`,
  );
}

const TAMPERING: readonly ((body: string, id: string) => string)[] = [
  (body) => body.replaceAll("- [ ]", "- [x]").replace("On-call", "Lunch"),
  (body, id) => click(body, id).replace("not signed yet", "signed by bob"),
  (body) => body.replace(/commit=[0-9a-f]{40}/, `commit=${COMMITS[1]}`),
  (body) => body.replace("**On-call**", "**Two**"),
  (body, id) => body.replace(/holdpoint:box=[0-9a-f]{16}/, `holdpoint:box=${id}`),
  () => "nothing",
];

/** Ways from this one on leave no mark, or that of another text. */
const WIPED = 5;

async function perform(world: ChecklistWorld, steps: readonly Step[]) {
  const truth: Truth = new Set();
  const queue: Queued[] = [];
  await world.onEvent("pull_request", world.github.pullRequestEvent("opened", PULL));
  const first = world.comments()[0]?.body ?? "";
  const ids = idsOf(world, first);
  const texts = [first];

  const edit = (login: string, change: (body: string) => string) => {
    const comment = world.comments().at(-1);
    if (comment === undefined) return;
    const after = change(comment.body);
    const [was, is] = [parseBoxes(comment.body), parseBoxes(after)];
    const on = parseChecklistMarker(comment.body)?.commit ?? "";
    for (const [index, id] of ids.entries()) {
      const shown = texts.some((text) => unticked(text) === unticked(after));
      if (shown && is.get(id) === true && was.get(id) !== true) truth.add(`${index} ${login} ${on}`);
    }
    const event = world.github.editCommentAs(login, comment.id, after);
    queue.push({ name: "issue_comment", event, commit: null });
  };
  const run = async ({ name, event, commit }: Queued) => {
    world.checkOut(commit ?? headOf(world));
    await world.onEvent(name, event);
    texts.push(world.comments().at(-1)?.body ?? "");
    check(world, ids, truth);
  };

  for (const one of steps) {
    world.clock.at += 1_000;
    const id = "box" in one ? (ids[one.box] ?? "") : "";
    if (one.kind === "sign") {
      const may = MAY[one.box] ?? [];
      edit(may[one.who % may.length] ?? "", (body) => click(body, id));
    } else if (one.kind === "click") edit(one.login, (body) => click(body, id));
    else if (one.kind === "tamper") {
      // The last way: a text that was shown before is put there again.
      edit(
        one.login,
        TAMPERING[one.how] === undefined
          ? () => texts[one.box] ?? ""
          : (body) => TAMPERING[one.how]?.(body, id) ?? body,
      );
    } else if (one.kind === "push") {
      if (headOf(world) === one.commit) continue;
      const event = world.github.pushToPull("author", PULL, one.commit, { forced: true });
      queue.push({ name: "pull_request", event, commit: one.commit });
    } else if (one.kind === "delete") {
      const comment = world.comments().at(-1);
      if (comment === undefined) continue;
      queue.push({ name: "issue_comment", event: world.github.deleteCommentAs("mallory", comment.id), commit: null });
    }
    const which = one.kind === "run" ? one.which % Math.max(1, queue.length) : queue.length - 1;
    const [next] = one.kind === "run" || one.kind === "sign" || one.now ? queue.splice(which, 1) : [];
    if (next !== undefined) await run(next);
  }
  // Late, and the last one first: the order in which events are heard is nobody's promise.
  for (const late of queue.toReversed()) await run(late);
  const last = world.github.createCommentAs("carol", PULL, "/checklist");
  await run({ name: "issue_comment", event: last, commit: null });
  return { ids, truth };
}

/** No sign of anybody who may not, or who did not tick it there; no success without all. */
function check(world: ChecklistWorld, ids: readonly string[], truth: Truth): void {
  for (const sha of COMMITS) {
    const signs = recorded(world, ids, sha);
    for (const [index, { login, commit }] of signs) {
      expect([index, login, MAY[index]?.includes(login)]).toEqual([index, login, true]);
      expect([index, login, commit, truth.has(`${index} ${login} ${commit}`)]).toEqual([index, login, commit, true]);
      expect([index, commit === sha || index === LASTING]).toEqual([index, true]);
    }
    const [one, two] = TWO.map((index) => signs.get(index)?.login);
    expect([one, two, one === undefined || one !== two]).toEqual([one, two, true]);
    const whole = world.statuses().findLast(({ context, sha: on }) => context === "holdpoint/checklist" && on === sha);
    expect([whole?.state === "success" && signs.size < MAY.length]).toEqual([false]);
  }
}

/** Withdrawals of the lasting sign-off that counts on a commit, on the commit on which it was given. */
function withdrawnWhereGiven(world: ChecklistWorld, id: string, sha: string): readonly string[] {
  const words = world.statuses().filter(({ context, creator }) => context.endsWith(` ${id}`) && creator === BOT);
  const said = words.findLast((status) => status.sha === sha)?.description ?? "";
  const [, login, at = "", commit] = /^signed by (\S+) at (\S+) on ([0-9a-f]{40}) /.exec(said) ?? [];
  return words.flatMap(({ sha: on, description }) => {
    const [, who, when = ""] = /^withdrawn by (\S+) at (\S+) on /.exec(description) ?? [];
    return on === commit && who === login && when >= at ? [description] : [];
  });
}

describe("any order of words, pushes and runs", () => {
  it("counts what people who may ticked where they ticked it, and shows what is recorded", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16, size: "max" }), async (steps) => {
        const world = await openChecklistWorld({ items: ITEMS });
        try {
          const { ids } = await perform(world, steps);
          const head = headOf(world);
          const signs = recorded(world, ids, head);
          const whole = world
            .statuses()
            .findLast(({ context, sha }) => context === "holdpoint/checklist" && sha === head);
          expect(whole?.state).toBe(signs.size === MAY.length ? "success" : "pending");
          const id = Number(/#issuecomment-(\d+)$/.exec(whole?.targetUrl ?? "")?.[1]);
          const body = world.comments().find((comment) => comment.id === id)?.body ?? "";
          const shown = [...parseBoxes(body)].flatMap(([mark, tick]) => (tick ? [ids.indexOf(mark)] : []));
          expect(shown.toSorted()).toEqual([...signs.keys()].toSorted());
          expect(parseChecklistMarker(body)?.commit).toBe(head);
          expect(withdrawnWhereGiven(world, ids[LASTING] ?? "", head)).toEqual([]);
          // A comment that lost its mark and was not heard of before a push is not known again: another one is made.
          const wiped = steps.some((one) => one.kind === "tamper" && one.how >= WIPED);
          expect(world.comments().length === 1 || wiped).toBe(true);
        } finally {
          await world.close();
        }
      }),
      { numRuns: 8, seed: 68179 },
    );
  });
});
