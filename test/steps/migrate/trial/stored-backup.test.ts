import { describe, expect, it } from "vitest";
import { Secret } from "../../../../src/lib/secret.ts";
import type { RecordedDump } from "../../../../src/release/recorded-backup.ts";
import type { DoneStep, StepDetails } from "../../../../src/steps/contract.ts";
import { chooseBackup } from "../../../../src/steps/migrate/trial/stored-backup.ts";
import { recordedDump } from "../../../release/recorded-dump.ts";

const DATABASE = "STAGING_DATABASE_URL";

function done(details: object, changes: Partial<DoneStep> = {}): DoneStep {
  const times = { startedAt: 0, endedAt: 1 };
  return { title: "Back up", step: "backup", stage: "staging", ...times, details: details as StepDetails, ...changes };
}

function choose(earlier: readonly DoneStep[], identity: string | null = null, env: Record<string, string> = {}) {
  const chosen = chooseBackup(DATABASE, identity, {
    earlier,
    release: { id: "r1", commit: "c0ffee", project: "web", stage: "staging", runUrl: null },
    env,
    secret: (name) => new Secret(name, env[name] ?? ""),
  });
  return typeof chosen === "string" ? chosen : [chosen.backup.name, chosen.identity?.name ?? null];
}

const whole = recordedDump;
/** Encrypted and not, the two files of a backup are the same or cannot be. */
const open = (changes: Partial<RecordedDump> = {}) => {
  const { clear } = recordedDump();
  return whole({ encryption: null, stored: clear, ...changes });
};

describe("the backup for a trial's copy", () => {
  it("is the newest whole one of the same database in the same stage", () => {
    const steps = [done(open({ name: "older" })), done(open({ name: "newer" }))];
    expect(choose(steps)).toEqual(["newer", null]);
  });

  it("is none of another database, another stage, another step, or one that is not understood", () => {
    const none = "no step before it in staging stored a backup of STAGING_DATABASE_URL";
    expect(choose([])).toBe(none);
    expect(choose([done(open(), { stage: "production" })])).toBe(none);
    expect(choose([done(open(), { step: "command" })])).toBe(none);
    expect(choose([done({ kind: "dump" })])).toBe(none);
    expect(choose([done(open({ database: { variable: "OTHER_URL", name: "app" } }))])).toBe(none);
  });

  it("is none where it is of a part of the database, or its record does not say", () => {
    const part = { schemas: ["app"], exclude: [] };
    expect(choose([done(open({ selection: part }))])).toMatch(/^the backup .* is not of the whole database$/);
    expect(choose([done(open({ selection: "unknown" }))])).toMatch(/^the record of .* does not say what is in it$/);
  });

  it("is opened by the identity that the plan names, where that is set", () => {
    expect(choose([done(whole())])).toMatch(/is encrypted, and the trial names no identity$/);
    expect(choose([done(whole())], "KEY")).toMatch(/is encrypted, and KEY is not set$/);
    expect(choose([done(whole({ name: "sealed" }))], "KEY", { KEY: "AGE-SECRET-KEY-1" })).toEqual(["sealed", "KEY"]);
  });
});
