import { describe, expect, it } from "vitest";
import type { Dump } from "../../../../src/steps/backup/dump-archive.ts";
import { refuseImpossible } from "../../../../src/steps/backup/partial/refuse-impossible.ts";

const dump = (impossible: readonly string[]) =>
  ({ partial: { references: { standIns: [], leftOut: [], impossible } } }) as unknown as Dump;

describe("a part of a database that cannot be restored alone", () => {
  it("holds where its proof is to be a restore, and names why", () => {
    const refused = refuseImpossible({ prove: "restore" }, dump(["table a, which needs f", "table b, which needs f"]));
    expect(refused).toMatchObject({ outcome: "hold", reasonCode: "backup_incomplete" });
    expect(refused?.summary).toContain("table a, which needs f");
    expect(refused?.evidence).toHaveLength(2);
  });

  it("is no reason to hold where it is only read, or can be restored, or is the whole", () => {
    expect(refuseImpossible({ prove: "read" }, dump(["table a"]))).toBeNull();
    expect(refuseImpossible({ prove: "restore" }, dump([]))).toBeNull();
    expect(refuseImpossible({ prove: "restore" }, { partial: null })).toBeNull();
  });
});
