/** What is written and said where a rung before the host made the rollback needless. */
import { describe, expect, it } from "vitest";
import { createForgePatience } from "../../../src/engine/forge-patience.ts";
import { endMitigation } from "../../../src/engine/ladder/end-mitigation.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { Rung } from "../../../src/rungs/contract.ts";
import { production, record } from "../../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes } from "../small-world.ts";

const RECORD = record("watching", { promotedAt: NOW - 60_000 });
const REMEDY =
  "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback. Nobody watches it meanwhile.";

async function ended(wishes: SmallWishes = {}) {
  const world = openSmallWorld({ production: production("dpl_new"), ...wishes });
  const { context, journal, host } = world;
  const end = await endMitigation(context, journal, {
    host,
    record: RECORD,
    reason: "too slow",
    patience: createForgePatience(context),
    helped: { key: "lever", verdict: pass("rung_done", "The lever helps.") },
    rungs: { lever: "helped" },
  });
  return { world, end, result: journal.conclude(end) };
}

describe("a rollback that a rung made needless", () => {
  it("is held for a person, in the record, on the commit and in words", async () => {
    const { world, end, result } = await ended();
    expect(end).toEqual({
      decision: "hold",
      reasonCode: "mitigated",
      summary: "A rollback of dpl_new was due (too slow), and was not made: The lever helps.",
      remedy: REMEDY,
    });
    expect(world.writes()).toEqual([
      "status 2: held since 2026-01-05T09:59:00Z after lever=helped: mitigated, The lever helps. It was due because: too slow",
      "commit pending: mitigated, The lever helps. It was due because: too slow",
    ]);
    expect(result.production).toMatchObject({ after: "dpl_new", served: "HTTP 204" });
  });

  it("says what is to be done afterwards with the rung that helped", async () => {
    const lever = { key: "lever", afterwards: "Turn the lever on again." } as unknown as Rung;
    expect((await ended({ rungs: { lever } })).end.remedy).toBe(`${REMEDY} Turn the lever on again.`);
    const plain = { key: "lever" } as unknown as Rung;
    expect((await ended({ rungs: { lever: plain } })).end.remedy).toBe(REMEDY);
  });

  it("ends although the forge takes nothing, and names what was not written", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, end } = await ended({ forge });
    expect(end.reasonCode).toBe("mitigated");
    expect(world.said("note")).toEqual(["the end of the rollback was not written: no answer"]);
  });

  it("says nothing of a production that cannot be read", async () => {
    const { world, result } = await ended({ host: { readProject: () => Promise.reject(silence()) } });
    expect(result).toMatchObject({ reasonCode: "mitigated", production: { after: null, served: null } });
    expect(world.said("note")).toEqual(["what production serves could not be read: no answer"]);
    const host = { readProject: () => Promise.reject(new TypeError("ours")) };
    await expect(ended({ host })).rejects.toThrow("ours");
  });
});
