/** Whose word counts where a person works from a terminal: those that the plan or the call names, and nobody else. */
import { expect, it } from "vitest";
import type { Plan } from "../../src/plan/plan.ts";
import { COMMIT, FIRST, FIRST_COMMIT, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { ALICE_TOKEN, asAuthors, type Attack, underAttack } from "./open-attack.ts";

const WISHES = { plan: { watch: null } };
const BY_HAND = { GITHUB_TOKEN: ALICE_TOKEN };

function planWith(attack: Attack, by: readonly string[]): Plan {
  return { ...attack.plan, rollback: { ...attack.plan.rollback, by } };
}

it("a rollback by a person whom the plan does not list is reported as one that does not count", async () => {
  await underAttack(WISHES, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    const result = await attack.run("rollback", { env: BY_HAND });
    expect(result.decision).toBe("rolled-back");
    expect(result.notes.join("\n")).toMatch(/recorded as written by alice, whose records do not count.*`rollback\.by`/);
    // The host says it too, so that the release is not promoted again.
    const again = await attack.run("promote", { options: { unpin: true } });
    expect(again.decision).not.toBe("proceed");
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});

it("a rollback by a person whom the plan lists counts", async () => {
  await underAttack(WISHES, async (attack) => {
    const plan = planWith(attack, ["alice"]);
    await attack.runAll(UP_TO_PROMOTE, { plan });
    const result = await attack.run("rollback", { plan, env: BY_HAND });
    expect(result.notes.join("\n")).not.toContain("does not count");
    expect(await attack.run("promote", { plan })).toMatchObject({ reasonCode: "already_rolled_back" });
    expect((await attack.run("rollback", { plan })).summary).toContain("before");
  });
});

it("a release with somebody else's token stops before production is touched, and says what to set", async () => {
  await underAttack(WISHES, async (attack) => {
    const deploy = await attack.run("deploy", { env: BY_HAND });
    expect(deploy).toMatchObject({ decision: "hold", remedy: expect.stringContaining("--author) to alice") });
    await attack.runAll(["deploy", "verify"]);
    const promote = await attack.run("promote", { env: BY_HAND });
    expect(promote).toMatchObject({ decision: "hold", summary: expect.stringContaining("The token writes as alice") });
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});

it("a release whose author is named is hers from beginning to end, and a list of authors reads both", async () => {
  await underAttack(WISHES, async (attack) => {
    const hers = { env: BY_HAND, options: asAuthors("alice") };
    expect((await attack.runAll(UP_TO_PROMOTE, hers)).decision).toBe("proceed");
    expect(await attack.served()).toBe(COMMIT);
    // The workflow's own token knows nothing of it, unless it is told.
    expect(await attack.run("rollback")).toMatchObject({ decision: "hold", reasonCode: "no_known_good" });
    const both = { options: asAuthors("github-actions[bot]", "Alice") };
    expect(await attack.run("rollback", both)).toMatchObject({
      decision: "rolled-back",
      production: { after: FIRST },
    });
  });
});
