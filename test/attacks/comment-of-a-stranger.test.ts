/** Anybody may comment on a pull request of a public repository, and edit what they wrote. */
import { expect, it } from "vitest";
import { body, required, signsOf, ticked, worldsOfTests } from "../commands/checklist-probe.ts";
import { HEAD, PULL } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const ITEMS = [
  '{ title: On-call, sign-off: { by: ["@bob", "@acme/leads"] } }',
  '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@alice", "@acme/leads"] } }',
];
const LINE = `/override Window @${HEAD}: because I can`;

it("signs nothing and overrides nothing, whatever it says and whosever name is in it", async () => {
  const at = await opened(ITEMS);
  const ours = body(at);
  const comments = at.comments().length;
  for (const text of [
    LINE,
    `${LINE} (@alice)`,
    `/checklist\n${LINE}`,
    `> ${LINE}`,
    "/override On-call @aaaaaaa: because I can",
    ours.replaceAll("- [ ]", "- [x]"),
    `/checklist\n${ours.replaceAll("- [ ]", "- [x]")}`,
    "overridden by alice at 2026-11-20T12:00:00Z in #12: fine",
    `<!-- holdpoint:checklist -->\nsigned by bob on ${HEAD}`,
  ]) {
    await at.onComment(at.github.createCommentAs("mallory", PULL, text));
  }
  expect(required(at)?.state).toBe("failure");
  expect(at.statuses().filter(({ context }) => context !== "holdpoint/checklist")).toEqual([]);
  expect([ticked(at), at.comments().length]).toEqual([0, comments]);
});

it("becomes nobody else's word when it is edited, by its author or by one who may sign off", async () => {
  const at = await opened(ITEMS);
  const { id } = at.github.createCommentAs("mallory", PULL, body(at)).comment;
  for (const login of ["mallory", "bob"]) {
    await at.onComment(at.github.editCommentAs(login, id, body(at).replaceAll("- [ ]", "- [x]")));
    await at.onComment(at.github.editCommentAs(login, id, LINE));
  }
  expect(signsOf(at)).toEqual([]);
  expect(required(at)?.state).toBe("failure");
});

it("starts a run that anybody could start, and the people whom the plan names are heard all the same", async () => {
  const at = await opened(ITEMS);
  await at.onComment(at.github.createCommentAs("mallory", PULL, "/checklist"));
  at.clock.at += 1_000;
  await at.onComment(at.github.createCommentAs("alice", PULL, LINE));
  await at.onComment(at.tick("bob", "On-call"));
  expect(required(at)?.state).toBe("success");
});
