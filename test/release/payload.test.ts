/** A payload that is not whole is none of ours, whichever part is missing: a rollback never goes by what is half understood. */
import { describe, expect, it } from "vitest";
import {
  isOfAnotherFormat,
  parsePayload,
  parseProductionPayload,
  parseStagingPayload,
} from "../../src/release/payload.ts";
import { record, STAGING } from "./facts.ts";

const PAYLOAD = record("promoting").payload;

type Broken = readonly [string, Readonly<Record<string, unknown>>];

const BROKEN: readonly Broken[] = [
  ["written by another version", { holdpoint: 2 }],
  ["of a project that is no text", { project: 7 }],
  ["without a release", { release: undefined }],
  ["without a commit", { commit: null }],
  ["without a plan", { planDigest: 1 }],
];

const BUILDS: readonly Broken[] = [
  ["no build", {}],
  ["text", { build: "dpl_new" }],
  ["a build without an id", { id: undefined }],
  ["a build without an address", { url: null }],
  ["a build of an unknown time", { createdAt: "yesterday" }],
  ["a build of a time that is no number", { createdAt: Number.NaN }],
];

describe("a staging payload", () => {
  const stored = { ...STAGING.payload };

  it("is read back with its project, where it has one", () => {
    expect(parseStagingPayload(stored)).toStrictEqual(stored);
    expect(parseStagingPayload({ ...stored, project: "web" })).toStrictEqual({ ...stored, project: "web" });
  });

  it.each([...BROKEN, ["of another phase", { phase: "production" }] as const])(
    "is nothing where it is %s",
    (_what, part) => {
      expect(parseStagingPayload({ ...stored, ...part })).toBeNull();
    },
  );

  it.each(BUILDS)("is nothing with %s", (what, part) => {
    const build = what === "no build" ? undefined : (part["build"] ?? { ...stored.build, ...part });
    expect(parseStagingPayload({ ...stored, build })).toBeNull();
  });
});

describe("a production payload", () => {
  it("is read back with its project, where it has one, and without what it does not have", () => {
    expect(parseProductionPayload(PAYLOAD)).toStrictEqual(PAYLOAD);
    expect(parseProductionPayload({ ...PAYLOAD, project: "web" })).toStrictEqual({ ...PAYLOAD, project: "web" });
  });

  it.each([
    ...BROKEN,
    ["of another phase", { phase: "staging" }],
    ["without the length of its watch", { watchForMs: "30m" }],
    ["of an endless watch", { watchForMs: Number.POSITIVE_INFINITY }],
    ["without the setting of its domains", { autoAssignDomains: "on" }],
    ["without a word on the pin", { unpinned: undefined }],
    ["without a known good", { knownGood: undefined }],
    ["with half a known good", { knownGood: { id: "dpl_old" } }],
    ["with a known good that is text", { knownGood: "dpl_old" }],
    ["with half of what served before", { previous: { commit: null } }],
  ] satisfies readonly Broken[])("is nothing where it is %s", (_what, part) => {
    expect(parseProductionPayload({ ...PAYLOAD, ...part })).toBeNull();
  });

  it.each(BUILDS)("is nothing with %s", (what, part) => {
    const candidate = what === "no build" ? undefined : (part["build"] ?? { ...PAYLOAD.candidate, ...part });
    expect(parseProductionPayload({ ...PAYLOAD, candidate })).toBeNull();
  });

  it("of a first release has nothing to go back to, and of a deployment of unknown origin no commit", () => {
    const first = { ...PAYLOAD, knownGood: null, previous: null };
    expect(parseProductionPayload(first)).toStrictEqual(first);
    const knownGood = { id: "dpl_hand", commit: null, judged: false, why: "no release record tells its result" };
    const unknown = { ...PAYLOAD, knownGood, previous: { id: "dpl_hand", commit: null } };
    expect(parseProductionPayload(unknown)).toStrictEqual(unknown);
  });

  it("that does not say why its known good is good says that it does not", () => {
    const knownGood = { id: "dpl_old", commit: null, judged: "yes", why: 7 };
    expect(parseProductionPayload({ ...PAYLOAD, knownGood })?.knownGood).toEqual({
      id: "dpl_old",
      commit: null,
      judged: false,
      why: "its record does not tell its result",
    });
  });

  it("keeps of what it asked only what is text", () => {
    expect(parseProductionPayload({ ...PAYLOAD, asked: ["http", 7, "tls"] })?.asked).toEqual(["http", "tls"]);
  });
});

describe("a payload of another version", () => {
  it("is one of this project, or of any where either names none", () => {
    expect(isOfAnotherFormat({ holdpoint: 2 }, undefined)).toBe(true);
    expect(isOfAnotherFormat({ holdpoint: 2 }, "web")).toBe(true);
    expect(isOfAnotherFormat({ holdpoint: 2, project: "web" }, undefined)).toBe(true);
    expect(isOfAnotherFormat({ holdpoint: 2, project: "web" }, "web")).toBe(true);
    expect(isOfAnotherFormat({ holdpoint: 2, project: "api" }, "web")).toBe(false);
  });

  it("is none of this version, nor of another tool", () => {
    expect(isOfAnotherFormat({ holdpoint: 1 }, undefined)).toBe(false);
    expect(isOfAnotherFormat({ holdpoint: "2" }, undefined)).toBe(false);
    expect(isOfAnotherFormat({}, undefined)).toBe(false);
    expect(isOfAnotherFormat("{", undefined)).toBe(false);
    expect(parsePayload("{")).toEqual({});
  });
});
