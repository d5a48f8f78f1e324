import { describe, expect, it } from "vitest";
import { parseDumpDetails, recordDetails } from "../../../src/steps/backup/backup-details.ts";
import { dumpDetails } from "./dump-details.ts";

describe("what the record keeps of a backup", () => {
  it("is read as it was written", () => {
    const details = dumpDetails();
    expect(parseDumpDetails(JSON.parse(JSON.stringify(recordDetails(details))))).toEqual(details);
    const open = dumpDetails({ encryption: null, stored: details.clear, lsn: null });
    expect(parseDumpDetails(JSON.parse(JSON.stringify(recordDetails(open))))).toEqual(open);
  });

  it.each([
    ["a word that is not known", { compression: "zstd" }],
    ["another version", { version: 2 }],
    ["another kind", { kind: "branch" }],
    ["no place", { places: [] }],
    ["a place twice", { places: [...dumpDetails().places, ...dumpDetails().places] }],
    ["a proof from elsewhere", { proof: { ...dumpDetails().proof, place: "artifact" } }],
    ["a proof of a kind that is not known", { proof: { ...dumpDetails().proof, how: "list" } }],
    ["a hash that is none", { stored: { size: 1, sha256: "abc" } }],
    ["a size below nothing", { stored: { size: -1, sha256: "b".repeat(64) } }],
    ["no recipient", { encryption: { format: "age", recipients: [] } }],
    ["encryption that changed nothing", { stored: dumpDetails().clear }],
    ["no encryption, and yet another file", { encryption: null }],
    ["a position in the log that is none", { lsn: "soon" }],
  ])("is no backup with %s", (_what, changes) => {
    expect(parseDumpDetails({ ...dumpDetails(), ...changes })).toBeNull();
  });

  it.each([[null], ["dump"], [[]], [{}]])("is no backup where it is %j", (value) => {
    expect(parseDumpDetails(value)).toBeNull();
  });
});
