/** A writer makes a newer production record that names another deployment as the known-good one. */
import { expect, it } from "vitest";
import { COMMIT, FIRST, FIRST_COMMIT, SENTRY_WATCH, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { BAD, underAttack } from "./open-attack.ts";

const KNOWN_GOOD = {
  knownGood: { id: BAD, commit: null, judged: true, why: "its watch passed" },
  previous: { id: BAD, commit: null },
};
const WATCHING = {
  state: "in_progress",
  description: "watching since 2026-01-05T09:00:00Z until 2026-01-05T09:30:00Z",
} as const;

it("a manual rollback goes to the deployment that our own record names", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.forge("production", KNOWN_GOOD, WATCHING);
    const dry = await attack.run("rollback", { options: { dryRun: true } });
    expect(dry.summary).toContain(`to ${FIRST}`);
    const result = await attack.run("rollback");
    expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
    expect(result.notes.join("\n")).toMatch(/by mallory looks like a release record.*ignored/);
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});

it("an automatic rollback goes there too", async () => {
  await underAttack({ plan: { watch: SENTRY_WATCH } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.forge("production", KNOWN_GOOD, WATCHING);
    attack.sandbox.site.addFault({ release: COMMIT, fromAt: attack.clock.now(), kind: { outage: true } });
    const result = await attack.run("watch");
    expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});
