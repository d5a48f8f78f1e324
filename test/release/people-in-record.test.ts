/** Whose word a release went by: written, read back by a later run, and told. */
import { expect, it } from "vitest";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { describePeople, type PeopleInRecord } from "../../src/release/people-in-record.ts";
import { record } from "./facts.ts";

const SIGNED = { item: "Approved", login: "bob", at: "2026-01-05T09:00:00Z", commit: "c", pullRequest: 4 };
const PEOPLE: PeopleInRecord = {
  startedBy: "eve",
  approvals: [
    { login: "ann", comment: "go", environments: ["production"] },
    { login: "carl", comment: "", environments: [] },
  ],
  signOffs: [SIGNED, { ...SIGNED, item: "Window", login: "dora", override: "hotfix" }],
  checklists: [{ pullRequest: 4, commit: "d", said: "All 3 items passed." }],
};

it("is read back from the record as it was written", () => {
  const { payload } = record("watching", { payload: PEOPLE });
  expect(parseProductionPayload(JSON.stringify(payload))).toEqual(payload);
});

it("is left out as far as it is not understood, and the rest of the record counts", () => {
  const { payload } = record("watching");
  const broken = {
    startedBy: 7,
    approvals: [null, { login: 1 }, { login: "ann" }],
    signOffs: [{ ...SIGNED, pullRequest: "4" }, SIGNED],
    checklists: "all",
  };
  const parsed = parseProductionPayload({ ...payload, ...broken });
  expect(parsed?.candidate.id).toBe("dpl_new");
  expect(parsed).not.toHaveProperty("startedBy");
  expect(parsed).not.toHaveProperty("checklists");
  expect(parsed?.approvals).toEqual([{ login: "ann", comment: "", environments: [] }]);
  expect(parsed?.signOffs).toEqual([SIGNED]);
});

it.each<[string, object]>([
  ["approvals", { login: 7, comment: "go", environments: [] }],
  ["signOffs", { ...SIGNED, item: 7 }],
  ["signOffs", { ...SIGNED, login: null }],
  ["signOffs", { ...SIGNED, at: 7 }],
  ["signOffs", { ...SIGNED, commit: undefined }],
  ["checklists", { pullRequest: "4", commit: "d", said: "All passed." }],
  ["checklists", { pullRequest: 4, commit: 7, said: "All passed." }],
  ["checklists", { pullRequest: 4, commit: "d" }],
  ["checklists", ["text"]],
])("is nobody's word where a part of it is missing: %s %j", (field, broken) => {
  const { payload } = record("watching");
  const parsed = parseProductionPayload({ ...payload, [field]: [broken, "text", 7] });
  expect(parsed).toMatchObject({ [field]: [] });
});

it("names of an approval only environments that are text", () => {
  const { payload } = record("watching");
  const approvals = [{ login: "ann", comment: 7, environments: ["production", 7] }];
  expect(parseProductionPayload({ ...payload, approvals })?.approvals).toEqual([
    { login: "ann", comment: "", environments: ["production"] },
  ]);
});

it("is told in one line: reviewers with their comment, sign-offs, overrides with their reason, who started it", () => {
  expect(describePeople(PEOPLE)).toBe(
    'approved by ann ("go"), carl; signed off by bob; overridden by dora (Window: hotfix); started by eve',
  );
  expect(describePeople({ approvals: [] })).toBe("");
});
