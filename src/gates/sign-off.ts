import { z } from "zod";
import { renderInstant } from "../lib/instant.ts";
import { type Evidence, hold, pass } from "../lib/verdict.ts";
import type { Approval, Box, Gate } from "./contract.ts";
import { personOrTeam, withoutTwice } from "../lib/people-names.ts";

/** Exactly one of `by` and `all-of` is there: the schema sees to it. */
export interface SignOffSpec {
  readonly by?: readonly string[] | undefined;
  readonly "all-of"?: readonly string[] | undefined;
  readonly count: number;
  readonly "not-author": boolean;
  readonly lasting: boolean;
  readonly "distinct-people": boolean;
}

/** More names or boxes than this nobody overlooks in one item. */
const MAXIMUM_NAMES = 20;
const SHORT_COMMIT = 7;

const names = z.array(personOrTeam).min(1).max(MAXIMUM_NAMES).superRefine(withoutTwice);

const signOffSpec = z
  .strictObject({
    by: names
      .optional()
      .describe("Who may tick, any of them: `@login` or `@organization/team`. Either this or `all-of`."),
    "all-of": names.optional().describe("Who must tick, one box each: `@login` or `@organization/team`."),
    count: z
      .int("expected a whole number of people")
      .min(1)
      .max(MAXIMUM_NAMES)
      .default(1)
      .describe("With `by`: how many different people must tick."),
    "not-author": z.boolean().default(false).describe("The author of the pull request may not tick."),
    lasting: z
      .boolean()
      .default(false)
      .describe("A tick stays when new commits are pushed. Otherwise a new commit clears it."),
    "distinct-people": z
      .boolean()
      .default(false)
      .describe("With `all-of`: no one may tick two boxes, not even a member of two teams."),
  })
  .superRefine((spec, context) => {
    const mistake = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    const { by, "all-of": allOf, count } = spec;
    if (by === undefined && allOf === undefined) {
      mistake([], 'names nobody: expected "by" (any of them) or "all-of" (each of them)');
    }
    if (by !== undefined && allOf !== undefined) {
      mistake(["all-of"], 'expected either "by" (any of them) or "all-of" (each of them), found both');
    }
    if (by === undefined && allOf !== undefined && count !== 1) {
      mistake(["count"], '"count" goes with "by"; with "all-of" each of them ticks one box');
    }
    if (by !== undefined && spec["distinct-people"]) {
      mistake(["distinct-people"], '"distinct-people" goes with "all-of"; with "by" and "count" it is always so');
    }
    if (by !== undefined && count > by.length && !by.some(isTeam)) {
      mistake(["count"], `${count} different people must tick, but "by" lists only ${by.length} and no team`);
    }
  }) satisfies z.ZodType<SignOffSpec>;

export const signOff: Gate<SignOffSpec, never> = {
  key: "sign-off",
  description:
    "People approve by ticking a box on the pull request; until all of them have, the item holds. For the checklist only. A tick counts for the commit on which it was given.",
  example: `- { title: On-call schedule confirmed, sign-off: { by: ["@acme/devops"] } }
- { title: Two of the team agree, sign-off: { by: ["@acme/web"], count: 2, not-author: true } }
- { title: Approved, sign-off: { all-of: ["@acme/eng-leads", "@acme/product"], distinct-people: true } }
- { title: Privacy reviewed, sign-off: { by: ["@dana", "@acme/legal"], lasting: true } }
`,
  kind: "world",
  spec: signOffSpec,
  explain: (spec) =>
    [
      spec.by === undefined
        ? `each of ${(spec["all-of"] ?? []).join(", ")}`
        : `${spec.count === 1 ? "one" : spec.count} of ${spec.by.join(", ")}`,
      ...(spec["distinct-people"] ? ["different people"] : []),
      ...(spec["not-author"] ? ["not the author"] : []),
      spec.lasting ? "stays when a new commit is pushed" : "for this commit only",
    ].join(", "),
  roles: [],
  boxes: boxesOf,
  async check(spec, { people }) {
    if (people === null) {
      return hold(
        "sign_off_pending",
        "Nobody can sign off here: people sign off on the pull request.",
        "Open the pull request and tick the boxes of this item in its checklist comment.",
      );
    }
    const boxes = boxesOf(spec);
    const counted = countApprovals(boxes, people.approvals, people.commit);
    const evidence = boxes.map((box) => evidenceOf(box, counted.get(box.id), people.commit));
    const missing = boxes.filter((box) => !counted.has(box.id));
    if (missing.length === 0) {
      const logins = [...new Set([...counted.values()].map(({ login }) => `@${login}`))];
      return pass("signed_off", `${counted.size} of ${boxes.length} signed off: ${logins.join(", ")}.`, evidence);
    }
    return hold(
      "sign_off_pending",
      `${counted.size} of ${boxes.length} signed off; missing: ${missing.map(whoIsMissing).join(", ")}.`,
      `Tick the box beside ${[...new Set(missing.map(({ label }) => label))].join(" and the one beside ")} in this comment.${rulesOf(boxes)}`,
      evidence,
    );
  },
};

/** The boxes that people tick: with `all-of` one for each, with `by` one for each of `count`. */
function boxesOf(spec: SignOffSpec): readonly Box[] {
  const { by, "all-of": allOf, count, lasting } = spec;
  const options = { notAuthor: spec["not-author"], lasting };
  if (allOf !== undefined) {
    return allOf.map((name) => ({
      id: idOf([name], options),
      label: name,
      by: [name],
      ...options,
      distinctPeople: spec["distinct-people"],
    }));
  }
  const people = by ?? [];
  return Array.from({ length: count }, (_, index) => ({
    // Other names make another box, so that a tick never counts for people who were not asked when it was given.
    id: index === 0 ? idOf(people, options) : `${idOf(people, options)} ${index + 1}`,
    label: people.join(" or "),
    by: people,
    ...options,
    distinctPeople: count > 1,
  }));
}

/**
 * The order of names and the case of their letters mean nothing at GitHub, so a tick survives their change. Whether the
 * author may sign is asked when the tick is given, and nobody here knows the author, so a tick does not survive that.
 */
function idOf(people: readonly string[], { notAuthor }: Pick<Box, "notAuthor">): string {
  const names = people.map((name) => name.slice(1).toLowerCase()).toSorted();
  return `${names.join(" or ")}${notAuthor ? ", not the author" : ""}`;
}

/**
 * The approval that counts of each box. Whoever records them has asked the same already; this is the second lock:
 * unknown boxes, ticks on another commit that do not last, and a second tick of one person do not count.
 */
function countApprovals(
  boxes: readonly Box[],
  approvals: readonly Approval[],
  commit: string,
): ReadonlyMap<string, Approval> {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const counted = new Map<string, Approval>();
  const signed = new Set<string>();
  for (const approval of approvals.toSorted((left, right) => left.at - right.at)) {
    const box = byId.get(approval.box);
    const login = approval.login.toLowerCase();
    if (box === undefined || counted.has(box.id)) continue;
    if (approval.commit !== commit && !(box.lasting && approval.lasting)) continue;
    if (box.distinctPeople && signed.has(login)) continue;
    counted.set(box.id, approval);
    signed.add(login);
  }
  return counted;
}

function evidenceOf(box: Box, approval: Approval | undefined, commit: string): Evidence {
  if (approval === undefined) return { label: box.label, value: "not signed" };
  const { login, at } = approval;
  const onWhich = `on commit ${approval.commit.slice(0, SHORT_COMMIT)}`;
  const earlier = approval.commit === commit ? "" : ", an earlier commit; this tick is lasting";
  return { label: box.label, value: `@${login}, ${renderInstant(at)}, ${onWhich}${earlier}` };
}

function whoIsMissing({ label, by }: Box): string {
  return by.length > 1 ? `one of ${label}` : label;
}

function rulesOf([box]: readonly Box[]): string {
  if (box === undefined) return "";
  return [
    box.distinctPeople ? " Each box needs a different person." : "",
    box.notAuthor ? " The author of the pull request may not." : "",
  ].join("");
}

function isTeam(name: string): boolean {
  return name.includes("/");
}
