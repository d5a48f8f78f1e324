/** Before a promote: what makes the way back safe, what makes it unsafe, and what is only not known. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import type { HostEnvironmentVariable } from "../../src/providers/contract.ts";
import { judgeWayBack, type OldBuildAsked, type WayBackFacts } from "../../src/release/judge-way-back.ts";
import { deployment } from "./facts.ts";

const BUILT = 1_000;
const PASSED = pass("verified", "2 of 2 gates passed.");
const FAILED = fail("gate_failed", "Chat: no thread.", "Look.");
const HELD = hold("vendor_unavailable", "Chat: no answer.", "Wait.");
const asked = (verdict: typeof PASSED | typeof FAILED | typeof HELD): OldBuildAsked => ({
  kind: "asked",
  build: "dpl_old_staging",
  gates: 2,
  verdict,
});

const FACTS: WayBackFacts = {
  to: "dpl_old",
  previous: "dpl_old",
  target: deployment("dpl_old", { createdAt: BUILT }),
  candidate: deployment("dpl_new"),
  variables: [],
  crossed: ["additive"],
  own: "additive",
  schemas: [],
  crossedSchemas: [],
  asked: { kind: "pointless" },
};
const judge = (changes: Partial<WayBackFacts> = {}) => judgeWayBack({ ...FACTS, ...changes });
const variable = (name: string, updatedAt: number | null, kind: HostEnvironmentVariable["kind"] = "encrypted") => ({
  name,
  kind,
  targets: ["production"],
  updatedAt,
});

describe("the way back", () => {
  it("is safe where the deployment is there and every migration since then is additive", () => {
    expect(judge()).toEqual({
      verdict: "safe",
      to: "dpl_old",
      reasons: [{ about: "migrations", says: "all migrations since then are additive" }],
      differences: [],
      unknown: [],
    });
  });

  it("is safe without a gate on migrations, and says that nothing is known of them", () => {
    const judged = judge({ crossed: ["none"], own: "none" });
    expect(judged).toMatchObject({ verdict: "safe", reasons: [] });
    expect(judged.unknown).toEqual(["migrations, on which the plan has no gate"]);
  });

  it.each([
    ["deleted", null],
    ["recorded as deleted", deployment("dpl_old", { state: "deleted" })],
  ] as const)("is unsafe where the deployment is %s", (_, target) => {
    expect(judge({ target })).toMatchObject({
      verdict: "unsafe",
      reasons: [{ about: "target", says: "the host does not have it any more" }],
    });
  });

  it.each(["queued", "building", "error", "canceled"] as const)("is unsafe where the deployment is %s", (state) => {
    expect(judge({ target: deployment("dpl_old", { state }) })).toMatchObject({
      verdict: "unsafe",
      reasons: [{ about: "target", says: `the host says that it is "${state}"` }],
    });
  });

  it("is unsafe on the free plan where it is not the previous deployment, and safe where it is", () => {
    const target = deployment("dpl_old", { restoresOnlyPrevious: true });
    expect(judge({ target, previous: "dpl_suspect" })).toMatchObject({
      verdict: "unsafe",
      reasons: [{ about: "host" }],
    });
    expect(judge({ target }).verdict).toBe("safe");
    const paid = deployment("dpl_old", { restoresOnlyPrevious: false });
    expect(judge({ target: paid, previous: "dpl_suspect" }).verdict).toBe("safe");
  });

  it("is unsafe where its own build fails on staging's migrated data, however additive the migrations look", () => {
    expect(judge({ asked: asked(FAILED) })).toMatchObject({
      verdict: "unsafe",
      reasons: [
        {
          about: "gates",
          says: "its own build dpl_old_staging fails on staging's migrated data: Chat: no thread.",
        },
      ],
    });
  });

  it("is safe where its own build passes there, whatever is not known of the migrations", () => {
    expect(judge({ crossed: ["unknown"], asked: asked(PASSED) })).toMatchObject({
      verdict: "safe",
      reasons: [{ about: "gates" }],
    });
  });

  it("is not known where migrations since then were not judged additive and no gate could be asked", () => {
    const judged = judge({ crossed: ["additive", "unknown"], asked: asked(HELD) });
    expect(judged).toMatchObject({ verdict: "unknown", reasons: [{ about: "migrations" }] });
    expect(judged.unknown).toEqual(["how its own build does on staging's migrated data: Chat: no answer."]);
    expect(judge({ asked: { kind: "not-asked", why: "its build for staging is gone" } })).toMatchObject({
      verdict: "safe",
      unknown: ["how its own build does on staging's migrated data: its build for staging is gone"],
    });
  });

  it("is safe until a migration after which alone they were judged, unless the target was judged after the same one", () => {
    const crossed = ["additive after 0042", "additive"];
    expect(judge({ crossed, own: "additive" })).toMatchObject({ verdict: "until-migration", migration: "0042" });
    expect(judge({ crossed, own: "additive after 0042" }).verdict).toBe("safe");
    expect(judge({ crossed: [...crossed, "unknown"], own: null }).verdict).toBe("unknown");
  });

  it("is not known where the host did not say whether the deployment is there", () => {
    expect(judge({ target: "unread" })).toMatchObject({
      verdict: "unknown",
      unknown: ["whether the host still has it"],
    });
    expect(judge({ target: "unread", asked: asked(PASSED) }).verdict).toBe("unknown");
  });
});

describe("what a rollback would bring along", () => {
  it("is the environment variables that were changed since the build, by their names alone", () => {
    const variables = [
      variable("OLD", BUILT),
      variable("B_NEW", BUILT + 1),
      variable("A_NEW", BUILT + 2),
      variable("VERCEL_URL", BUILT + 3, "system"),
    ];
    expect(judge({ variables })).toMatchObject({
      verdict: "safe",
      differences: [
        "environment variables as they were when it was built, of which these were changed since: A_NEW, B_NEW",
      ],
    });
  });

  it("names no more than a dozen of them, and those of which the host gives no date as not known", () => {
    const many = Array.from({ length: 15 }, (_, index) => variable(`V${String(index).padStart(2, "0")}`, BUILT + 1));
    expect(judge({ variables: many }).differences[0]).toMatch(/V00, .*V11 and 3 more$/);
    expect(judge({ variables: [variable("A", null)] }).unknown).toEqual(["when these were changed: A"]);
    expect(judge({ variables: "unread" })).toMatchObject({
      verdict: "safe",
      unknown: ["which environment variables were changed since it was built"],
    });
  });

  it("is scheduled jobs that come back, and those that end", () => {
    const cron = (path: string, schedule = "0 5 * * *") => ({ path, schedule });
    const target = deployment("dpl_old", { crons: [cron("/a"), cron("/b")] });
    const candidate = deployment("dpl_new", { crons: [cron("/a"), cron("/b", "0 6 * * *")] });
    expect(judge({ target, candidate }).differences).toEqual([
      "the scheduled jobs /b (0 5 * * *)",
      "the end of the scheduled jobs /b (0 6 * * *)",
    ]);
    expect(judge({ target, candidate: deployment("dpl_new") }).differences).toEqual([
      "the scheduled jobs /a (0 5 * * *), /b (0 5 * * *)",
    ]);
    expect(judge({ target, candidate: "unread" })).toMatchObject({
      differences: [],
      unknown: ["whether the scheduled jobs are others"],
    });
  });
});

it("is unsafe only by what is shown, and safe never where the deployment was not seen", () => {
  const word = fc.constantFrom("none", "additive", "additive after 1", "additive after 2", "unknown");
  const target = fc.constantFrom(
    null,
    "unread" as const,
    deployment("dpl_old"),
    deployment("dpl_old", { state: "error" }),
  );
  const answer = fc.constantFrom<OldBuildAsked>(
    { kind: "pointless" },
    { kind: "not-asked", why: "so" },
    asked(PASSED),
    asked(FAILED),
    asked(HELD),
  );
  const crossed = fc.array(word, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(target, answer, crossed, word, (found, said, words, own) => {
      const { verdict } = judge({ target: found, asked: said, crossed: words, own });
      const failed = said.kind === "asked" && said.verdict.outcome === "fail";
      const isThere = found !== null && found !== "unread" && found.state === "ready";
      const isShown = failed || (found !== "unread" && !isThere);
      expect(verdict === "unsafe").toBe(isShown);
      const isProven = isThere && (said.kind === "asked" || !words.includes("unknown"));
      expect(verdict !== "safe" || isProven).toBe(true);
    }),
  );
});

describe("two versions on one schema", () => {
  const schema = (newest: string, count: number, applied: readonly string[] = [], hash: string | null = null) => ({
    database: "DB",
    newest,
    count,
    schema: hash,
    applied,
    unchanged: applied.length === 0,
  });
  const step = (before: ReturnType<typeof schema> | null, now: ReturnType<typeof schema>) => ({
    schemas: [{ database: "DB", before, now }],
  });
  const unjudged = { crossed: ["unknown"], own: null };

  it("is safe where no migration came since the known good was released, whatever the gates say", () => {
    const judged = judge({ ...unjudged, ...step(schema("0045", 45), schema("0045", 45)) });
    expect(judged).toMatchObject({
      verdict: "safe",
      reasons: [{ about: "migrations", says: "no migration came since it was released: DB is at 0045" }],
      schemas: [{ database: "DB", knownGood: "0045", candidate: "0045" }],
    });
  });

  it.each([
    ["another newest", schema("0046", 45)],
    ["another number", schema("0045", 44)],
    ["the same history, and another schema", schema("0045", 45, [], "b")],
  ])("is not known with %s", (_, now) => {
    expect(judge({ ...unjudged, ...step(schema("0045", 45, [], "a"), now) }).verdict).toBe("unknown");
  });

  it("is not known where the known good's record does not say, and that is what is recorded", () => {
    const judged = judge({ ...unjudged, ...step(null, schema("0045", 45)) });
    expect(judged).toMatchObject({ verdict: "unknown", schemas: [{ knownGood: null, candidate: "0045" }] });
  });

  const after = { crossed: ["additive after 0042"], own: "additive" };

  it("is safe where the known good was released with the last migration that was not judged", () => {
    const itself = judge({ ...after, ...step(schema("0042", 42), schema("0045", 45)) });
    expect(itself).toMatchObject({ verdict: "safe" });
    expect(itself.reasons[0]?.says).toBe("it was released with 0042, and all migrations after that one are additive");
    expect(judge({ ...after, ...step(schema("0043", 43, ["0042.sql", "0043"]), schema("0045", 45)) }).verdict).toBe(
      "safe",
    );
  });

  it("is safe where all that came since is known by name, and that one is not among it", () => {
    const now = schema("0045", 45, ["0044", "0045"]);
    const facts = { ...after, ...step(schema("0043", 43), now) };
    expect(judge({ ...facts, crossedSchemas: [[now]] }).verdict).toBe("safe");
    expect(judge({ ...facts, crossedSchemas: [[now], []] })).toMatchObject({
      verdict: "until-migration",
      migration: "0042",
    });
    expect(judge({ ...facts, ...step(schema("0043", 42), now), crossedSchemas: [[now]] }).verdict).toBe(
      "until-migration",
    );
  });

  it("is not known where that one came after it", () => {
    const now = schema("0045", 45, ["0042", "0045"]);
    const judged = judge({ ...after, ...step(schema("0041", 43), now), crossedSchemas: [[now]] });
    expect(judged.verdict).toBe("unknown");
    expect(judged.reasons[0]?.says).toBe("0042 came after it, and only what came after that one was judged additive");
  });

  it("says nothing of a migration where there are several databases", () => {
    const now = schema("0045", 45);
    const other = { database: "OTHER", before: schema("0042", 42), now };
    const facts = { ...after, schemas: [{ database: "DB", before: schema("0042", 42), now }, other] };
    expect(judge(facts).verdict).toBe("until-migration");
  });

  it("yields to a build that was asked, and to what speaks against the deployment", () => {
    const same = step(schema("0045", 45), schema("0045", 45));
    expect(judge({ ...unjudged, ...same, asked: asked(FAILED) }).verdict).toBe("unsafe");
    expect(judge({ ...unjudged, ...same, target: null }).verdict).toBe("unsafe");
    expect(judge({ ...unjudged, ...same, target: "unread" }).verdict).toBe("unknown");
  });
});
