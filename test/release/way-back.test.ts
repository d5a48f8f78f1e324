/** What a record says of the way back: read, told to people, and obeyed. */
import { describe, expect, it } from "vitest";
import { holdRollback } from "../../src/release/hold-rollback.ts";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { describeWayBack, nameWayBack, readWayBack, type WayBack } from "../../src/release/way-back.ts";
import type { ProductionPhase } from "../../src/release/record.ts";
import { spoil } from "../spoil.ts";
import { record } from "./facts.ts";

const PHASES: readonly ProductionPhase[] = [
  "promoting",
  "watching",
  "rolling-back",
  "rolled-back",
  "done",
  "held",
  "failed",
];
const UNSAFE: WayBack = {
  verdict: "unsafe",
  to: "dpl_old",
  reasons: [{ about: "gates", says: "its own build fails" }],
  differences: ["the scheduled jobs /a (0 5 * * *)"],
  unknown: ["whether the moon is full"],
};
const GONE: WayBack = { ...UNSAFE, reasons: [{ about: "target", says: "the host does not have it any more" }] };
const SAFE: WayBack = { verdict: "safe", to: "dpl_old", reasons: [], differences: [], unknown: [] };
const MET: WayBack = {
  ...SAFE,
  schemas: [
    { database: "DB", knownGood: "0042", candidate: "0045" },
    { database: "OTHER", knownGood: null, candidate: null },
  ],
};
const UNTIL: WayBack = { ...SAFE, verdict: "until-migration", migration: "0042" };

describe("the way back in a record", () => {
  it.each([UNSAFE, GONE, SAFE, UNTIL, MET, { ...SAFE, verdict: "unknown" as const }])(
    "is read as it was written",
    (wayBack) => {
      const { payload } = record("watching", { payload: { wayBack, asked: ["0123456789abcdef"] } });
      const stored: unknown = JSON.parse(JSON.stringify(payload));
      expect(parseProductionPayload(stored)).toMatchObject({ wayBack, asked: ["0123456789abcdef"] });
    },
  );

  it.each([undefined, null, "safe", { verdict: "perfect", to: "dpl_old" }, { verdict: "unsafe" }])(
    "that is not understood (%j) says nothing, and the rest of the record counts",
    (wayBack) => {
      const { payload } = record("watching");
      const parsed = parseProductionPayload({ ...payload, wayBack });
      expect(parsed?.candidate.id).toBe("dpl_new");
      expect(parsed?.wayBack).toBeUndefined();
      expect(readWayBack(wayBack)).toBeNull();
    },
  );
});

describe("a way back of which a part is not understood", () => {
  const whole = {
    ...UNSAFE,
    verdict: "until-migration" as const,
    migration: "0042",
    schemas: [{ database: "DB", knownGood: "0042", candidate: "0045" }],
  };

  it("keeps what is understood of its lists, and nothing else", () => {
    const read = (part: object) => readWayBack({ ...whole, ...part });
    expect(read({})).toEqual(whole);
    expect(read({ migration: 42 })).not.toHaveProperty("migration");
    const reasons = [null, "gates", { about: "moon", says: "full" }, { about: "gates", says: 7 }, ...UNSAFE.reasons];
    expect(read({ reasons })?.reasons).toEqual(UNSAFE.reasons);
    expect(read({ differences: [7, "a", null], unknown: ["b", {}] })).toMatchObject({
      differences: ["a"],
      unknown: ["b"],
    });
    expect(read({ reasons: "gates", differences: "a", unknown: undefined })).toMatchObject({
      reasons: [],
      differences: [],
      unknown: [],
    });
  });

  it("leaves out a schema that is not whole", () => {
    const [met] = whole.schemas;
    expect(
      [...spoil(met)].filter(([, one]) => readWayBack({ ...whole, schemas: [one] })?.schemas !== undefined),
    ).toEqual([]);
    const unknown = { database: "DB", knownGood: null, candidate: null };
    expect(readWayBack({ ...whole, schemas: [null, met, "DB", unknown] })?.schemas).toEqual([met, unknown]);
  });

  it.each(["gates", "target", "host", "migrations"] as const)("knows reasons about %s", (about) => {
    const reasons = [{ about, says: "so" }];
    expect(readWayBack({ ...whole, reasons })?.reasons).toEqual(reasons);
  });
});

describe("the schemas of both versions", () => {
  it("are told with the way back", () => {
    expect(describeWayBack(MET)).toBe(
      "The way back to dpl_old is safe. The schema of DB is at 0045 with this release, and dpl_old was released on 0042. The schema of OTHER is at a migration that is not known with this release; which one dpl_old was released on is not recorded.",
    );
  });

  it("are read from a record as they were written, and left out where they are not whole", () => {
    const schemas = [{ database: "DB", newest: "0045", count: 45, schema: null, applied: ["0045"], unchanged: false }];
    const { payload } = record("watching", { payload: { schemas } });
    expect(parseProductionPayload(JSON.parse(JSON.stringify(payload)))?.schemas).toEqual(schemas);
    expect(parseProductionPayload({ ...payload, schemas: [{ database: "DB" }] })).not.toHaveProperty("schemas");
    expect(readWayBack({ ...MET, schemas: [{ database: "DB" }] })).not.toHaveProperty("schemas");
  });
});

describe("a rollback of the watch", () => {
  it("waits for a person where the way back was shown to do harm, and says how one goes ahead", () => {
    const held = holdRollback(record("watching", { payload: { wayBack: UNSAFE } }), "too slow");
    expect(held).toMatchObject({ outcome: "hold", reasonCode: "way_back_unsafe" });
    expect(held?.summary).toBe(
      "A rollback is due (too slow), but the only way back was shown to be unsafe before the promote: its own build fails.",
    );
    expect(held?.remedy).toContain("`to: dpl_old`");
    expect(held?.evidence).toEqual([{ label: "it would bring along", value: "the scheduled jobs /a (0 5 * * *)" }]);
  });

  it("waits for a person where harm is only one of the reasons", () => {
    const wayBack = { ...UNSAFE, reasons: [...GONE.reasons, ...UNSAFE.reasons] };
    expect(holdRollback(record("watching", { payload: { wayBack } }), "too slow")?.reasonCode).toBe("way_back_unsafe");
  });

  it.each([
    ["nothing is known", undefined],
    ["it is safe", SAFE],
    ["it is safe until a migration", UNTIL],
    ["it is not known to be safe", { ...SAFE, verdict: "unknown" as const }],
    ["the host would only refuse", GONE],
    ["its gates were asked, and no harm was shown", { ...SAFE, verdict: "unknown" as const, reasons: UNSAFE.reasons }],
    ["it is about another deployment", { ...UNSAFE, to: "dpl_other" }],
  ] as const)("goes on where %s", (_, wayBack) => {
    const payload = wayBack === undefined ? {} : { wayBack };
    expect(holdRollback(record("watching", { payload }), "too slow")).toBeNull();
  });

  it("is finished where somebody began it, and takes a rollout back whose visitors have the known good beside it", () => {
    const rollout = { percents: [10, 100], stageMs: 60_000, before: null };
    const holds = (phase: (typeof PHASES)[number], payload = {}) =>
      holdRollback(record(phase, { payload: { wayBack: UNSAFE, ...payload } }), "too slow") !== null;
    expect(PHASES.filter((phase) => holds(phase))).toEqual(["promoting", "watching", "done", "held", "failed"]);
    expect(holds("promoting", { rollout })).toBe(false);
    expect(holds("watching", { rollout })).toBe(true);
    expect(holds("watching", { knownGood: null })).toBe(false);
  });
});

describe("the way back for people", () => {
  it("names the verdict, what it rests on, what comes along and what is not known", () => {
    expect(describeWayBack(UNSAFE)).toBe(
      "The way back to dpl_old is unsafe: its own build fails. No rollback goes there by itself. It would bring along: the scheduled jobs /a (0 5 * * *). Not known: whether the moon is full.",
    );
    expect(describeWayBack(GONE)).not.toContain("by itself");
    const many = describeWayBack({
      ...UNSAFE,
      reasons: [...UNSAFE.reasons, ...GONE.reasons],
      differences: ["a", "b"],
      unknown: ["c", "d"],
    });
    for (const list of ["fails; the host", "a; b", "c; d"]) expect(many).toContain(list);
    const unnamed: WayBack = { ...SAFE, verdict: "until-migration" };
    expect([describeWayBack(unnamed), nameWayBack(unnamed)].every((text) => /not named/.test(text))).toBe(true);
    expect(describeWayBack(SAFE)).toBe("The way back to dpl_old is safe.");
    expect(describeWayBack(UNTIL)).toBe("The way back to dpl_old is safe until migration 0042.");
    expect(describeWayBack({ ...SAFE, verdict: "unknown" })).toBe(
      "Whether the way back to dpl_old is safe is not known.",
    );
    expect([SAFE, UNTIL, UNSAFE].map(nameWayBack)).toEqual(["safe", "until migration 0042", "unsafe"]);
  });
});
