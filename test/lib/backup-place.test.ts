import { describe, expect, it } from "vitest";
import { isSharedPlace, namesStore, parseBackupPlace } from "../../src/lib/backup-place.ts";

describe("a place for backups", () => {
  it.each([
    ["artifact", { store: "artifact" }],
    ["s3://acme-backups", { store: "s3", bucket: "acme-backups", prefix: "" }],
    ["s3://acme-backups/staging/db/", { store: "s3", bucket: "acme-backups", prefix: "staging/db/" }],
    ["path:/mnt/backups/", { store: "path", folder: "/mnt/backups" }],
  ])("is read from %s", (text, place) => {
    expect(parseBackupPlace(text)).toEqual(place);
  });

  it.each([
    ["s3://"],
    ["s3://Acme"],
    ["s3://acme/../other"],
    ["s3://acme//x"],
    ["s3://acme/a b"],
    ["path:backups"],
    ["path:/"],
    ["path:/mnt/../etc"],
    ["gcs://acme"],
    [""],
  ])("is none in %j", (text) => {
    expect(parseBackupPlace(text)).toBeNull();
  });

  it("is shared unless it is a folder of this machine", () => {
    expect(isSharedPlace({ store: "s3", bucket: "acme", prefix: "" })).toBe(true);
    expect(isSharedPlace({ store: "path", folder: "/mnt" })).toBe(false);
  });

  it("is found in what a step says", () => {
    expect(namesStore({ to: ["path:/mnt", "s3://acme"] }, "s3")).toBe(true);
    expect(namesStore({ from: "s3://acme" }, "s3")).toBe(true);
    expect(namesStore({ to: ["path:/mnt"] }, "s3")).toBe(false);
    expect(namesStore(undefined, "s3")).toBe(false);
  });
});
