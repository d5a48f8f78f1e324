/** What people read of each decision that they have to act on: every sentence whole, with its remedy and evidence. */
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/lib/verdict.ts";
import type { Asked } from "../../src/release/asked.ts";
import { decideLook } from "../../src/release/decide-look.ts";
import { decidePromote } from "../../src/release/decide-promote.ts";
import { decideRollback, type RollbackGoal } from "../../src/release/decide-rollback.ts";
import { decideRollout } from "../../src/release/decide-rollout.ts";
import { decideSettled } from "../../src/release/decide-settled.ts";
import { judgeServed } from "../../src/release/expected-production.ts";
import { judgeRollbackTarget } from "../../src/release/judge-rollback-target.ts";
import type { ProductionState, World } from "../../src/release/world.ts";
import {
  aliasRequest,
  COMMIT,
  deployment,
  DIGEST,
  NOTHING_ASKED,
  otherRecord,
  production,
  record,
  RELEASE,
  rolling,
  STAGING,
  world,
} from "./facts.ts";

function told(verdict: Verdict | null | undefined): string {
  if (verdict === null || verdict === undefined) return "nothing";
  const { outcome, reasonCode, summary, remedy, evidence } = verdict;
  const facts = evidence.map(({ label, value }) => `\n- ${label}: ${value}`).join("");
  return `${outcome} ${reasonCode}\n${summary}\n${remedy ?? "no remedy"}${facts}`;
}

const toldStep = (step: { readonly do: string; readonly verdict?: Verdict }) =>
  step.verdict === undefined ? step.do : told(step.verdict);

describe("who promotes is told", () => {
  const promote = (changes: Partial<World>, asked: Partial<Asked> = {}, planDigest = DIGEST) =>
    toldStep(
      decidePromote(RELEASE, world(changes), { unpin: false, planDigest, asked: { ...NOTHING_ASKED, ...asked } }),
    );
  const promoting = record("promoting");

  it("why the build is not fit", () => {
    expect(promote({ staging: null })).toMatchInlineSnapshot(`
      "fail staging_not_verified
      The build may not be promoted: there is no staging record for this release.
      Run \`deploy\` and \`verify\` for this release with this plan, then promote again."
    `);
    expect(promote({}, {}, "e".repeat(64))).toMatchInlineSnapshot(`
      "fail staging_not_verified
      The build may not be promoted: it was verified with another version of the plan.
      Run \`deploy\` and \`verify\` for this release with this plan, then promote again."
    `);
    expect(promote({ candidate: deployment("dpl_else") })).toMatchInlineSnapshot(`
      "fail staging_not_verified
      The build may not be promoted: what was verified is dpl_new, another build.
      Run \`deploy\` and \`verify\` for this release with this plan, then promote again."
    `);
    expect(promote({ staging: { ...STAGING, phase: "held" } })).toMatchInlineSnapshot(`
      "fail staging_not_verified
      The build may not be promoted: its staging record says "held".
      Run \`deploy\` and \`verify\` for this release with this plan, then promote again."
    `);
    const reused = record("done", { payload: { commit: "a".repeat(12) + "b".repeat(28) } });
    expect(promote({ record: reused })).toMatchInlineSnapshot(`
      "fail release_reused
      The release id r1 was used before, for build dpl_new of commit aaaaaaaaaaaa.
      Use another release id (\`release\`)."
    `);
    expect(promote({ candidate: null })).toMatchInlineSnapshot(`
      "hold not_found
      The verified build dpl_new no longer exists at the host.
      Release again with another release id, so that a new build is made and verified."
    `);
    expect(promote({ candidate: deployment("dpl_new", { state: "error" }) })).toMatchInlineSnapshot(`
      "hold not_found
      The verified build dpl_new is in state "error".
      Release again with another release id, so that a new build is made and verified."
    `);
  });

  it("what the host answered", () => {
    const failed = (to: readonly (string | null)[]) => ({
      record: promoting,
      production: production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "failed") }, to),
    });
    expect(promote(failed(["dpl_new", "dpl_old", null]), { requestedAt: 1 })).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the promotion failed; not pointing at the new deployment: d1.example.com, d2.example.com.
      Look at the domains in the host's project settings, then run this again (it continues) or dispatch a rollback.
      - d1.example.com: dpl_old
      - d2.example.com: no deployment"
    `);
    expect(promote(failed(["dpl_new"]), { requestedAt: 1 })).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the promotion failed.
      Look at the domains in the host's project settings, then run this again (it continues) or dispatch a rollback."
    `);
    expect(promote({ record: promoting }, { requestedAt: 1, refused: "it is locked" })).toMatchInlineSnapshot(`
      "hold promotion_refused
      The host refused to promote dpl_new: it is locked
      Look at the deployment at the host; when it can be promoted there, run this again."
    `);
  });

  it("whose change stands in the way", () => {
    expect(promote({ history: [otherRecord("watching", 2_000)] })).toMatchInlineSnapshot(`
      "hold newer_release_active
      Production already has, or is getting, something newer: release r0 (dpl_other).
      Nothing to do if the newer release contains this change; otherwise release again from the newest commit."
    `);
    const hot = { production: production("dpl_hot"), serving: deployment("dpl_hot", { createdAt: 2_000 }) };
    expect(promote(hot)).toMatchInlineSnapshot(`
      "hold newer_release_active
      Production already has, or is getting, something newer: deployment dpl_hot.
      Nothing to do if the newer release contains this change; otherwise release again from the newest commit."
    `);
    expect(promote({ production: production(null, {}, [null, "dpl_x"]), serving: null })).toMatchInlineSnapshot(`
      "hold read_back_mismatch
      The host names no production deployment, but d1.example.com points at dpl_x, so the known-good deployment is not known.
      Look at the project at the host: promote what its domains serve there, or remove the domains from the project; then run this again."
    `);
    expect(promote({ record: record("done") })).toMatchInlineSnapshot(`
      "hold production_moved
      This release was in production before, and production is dpl_old now; it is not promoted a second time.
      Find out who changed production; then release again with another release id (\`release\`), so that the new state becomes the known-good one."
    `);
    const gone = { production: production(null, {}, []), serving: null };
    expect(promote({ ...gone, record: record("held") })).toMatchInlineSnapshot(`
      "hold production_moved
      This release was in production before, and production is nothing now; it is not promoted a second time.
      Find out who changed production; then release again with another release id (\`release\`), so that the new state becomes the known-good one."
    `);
    expect(promote({ ...gone, record: promoting })).toMatchInlineSnapshot(`
      "hold production_moved
      Production changed from dpl_old to nothing since this release began.
      Find out who changed production; then release again with another release id (\`release\`), so that the new state becomes the known-good one."
    `);
    const first = record("promoting", { payload: { previous: null, knownGood: null } });
    const hand = { production: production("dpl_hand"), serving: deployment("dpl_hand", { createdAt: 1 }) };
    expect(promote({ ...hand, record: first })).toMatchInlineSnapshot(`
      "hold production_moved
      Production changed from nothing to dpl_hand since this release began.
      Find out who changed production; then release again with another release id (\`release\`), so that the new state becomes the known-good one."
    `);
    expect(promote({ production: production("dpl_old", { autoAssignDomains: false }) })).toMatchInlineSnapshot(`
      "hold production_pinned
      Production is pinned to dpl_old: automatic assignment of its domains is off, as after a rollback.
      When the cause of the rollback is fixed, undo the rollback at the host, or run the promote once with \`unpin\`."
    `);
    const pinnedToNothing = production(null, { autoAssignDomains: false }, []);
    expect(promote({ production: pinnedToNothing, serving: null })).toMatchInlineSnapshot(`
      "hold production_pinned
      Production is pinned to nothing: automatic assignment of its domains is off, as after a rollback.
      When the cause of the rollback is fixed, undo the rollback at the host, or run the promote once with \`unpin\`."
    `);
  });

  it("that the host rolls out in stages what the plan does not", () => {
    expect(promote({ production: rolling() })).toMatchInlineSnapshot(`
      "hold rollout_active
      The host gives dpl_new to its visitors in stages, and this plan has no \`promote.rollout\` by which they could be judged.
      Complete or abort the rolling release at the host, or turn rolling releases off for the project; or write \`promote: { rollout: [10%, 100%], stage: 15m }\` into the plan."
    `);
    expect(promote({ production: production("dpl_old", { rollsOut: true }) })).toMatchInlineSnapshot(`
      "hold rollout_unplanned
      The project's settings make every promote a rolling release, and this plan has no stages for it.
      Write \`promote: { rollout: [10%, 50%, 100%], stage: 15m }\` under stages.production, or turn rolling releases off for the project."
    `);
    expect(promote({ production: rolling({ candidateId: "dpl_other", activeStage: 1 }) })).toMatchInlineSnapshot(`
      "hold rollout_active
      Another rolling release is under way: dpl_other gets 50 % of the visitors.
      Complete or abort it at the host, then run this again."
    `);
    // Of a stage that nobody names it says the least.
    expect(promote({ production: rolling({ candidateId: "dpl_other", activeStage: null }) })).toMatchInlineSnapshot(`
      "hold rollout_active
      Another rolling release is under way: dpl_other gets 10 % of the visitors.
      Complete or abort it at the host, then run this again."
    `);
    expect(promote({ production: rolling({ candidateId: "dpl_other", stages: [] }) })).toMatchInlineSnapshot(`
      "hold rollout_active
      Another rolling release is under way: dpl_other gets 0 % of the visitors.
      Complete or abort it at the host, then run this again."
    `);
  });
});

describe("who rolls back is told", () => {
  const goal: RollbackGoal = { to: "dpl_old", from: "dpl_new", arriving: null, decided: null };
  const back = (
    state: ProductionState,
    target: Parameters<typeof decideRollback>[0]["target"] = "unread",
    asked: Partial<Asked> = {},
    changes: Partial<RollbackGoal> = {},
  ) => toldStep(decideRollback({ production: state, target }, { ...goal, ...changes }, { ...NOTHING_ASKED, ...asked }));

  it("that production is another's", () => {
    expect(back(production("dpl_hand"))).toMatchInlineSnapshot(`
      "hold production_moved
      Production is dpl_hand, neither the deployment to roll back (dpl_new) nor the target (dpl_old).
      Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed."
    `);
    expect(back(production("dpl_hand"), "unread", {}, { from: null })).toMatchInlineSnapshot(`
      "hold production_moved
      Production is dpl_hand, neither the deployment to roll back (none) nor the target (dpl_old).
      Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed."
    `);
    expect(back(production(null, {}, [null]))).toMatchInlineSnapshot(`
      "hold production_moved
      Production is nothing, neither the deployment to roll back (dpl_new) nor the target (dpl_old).
      Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed."
    `);
    const again = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 9_000) });
    expect(back(again, "unread", {}, { decided: { writtenAt: 1_000, promotedAt: null } })).toMatchInlineSnapshot(`
      "hold production_moved
      After the rollback to dpl_old was decided, somebody promoted dpl_new again.
      Watch it again (\`watch\`), which judges what comes from now on, or dispatch a rollback."
    `);
  });

  it("that the target cannot be gone back to", () => {
    expect(back(production("dpl_new"), null)).toMatchInlineSnapshot(`
      "hold known_good_gone
      The deployment to go back to, dpl_old, no longer exists at the host.
      Choose another earlier production deployment and dispatch a rollback with it as \`to\`."
    `);
    expect(back(production("dpl_new"), deployment("dpl_old", { state: "error" }))).toMatchInlineSnapshot(`
      "hold known_good_gone
      The deployment to go back to, dpl_old, is in state "error".
      Choose another earlier production deployment and dispatch a rollback with it as \`to\`."
    `);
    const project = { id: "prj_1" };
    const named = (found: Parameters<typeof judgeRollbackTarget>[1]) => {
      const judged = judgeRollbackTarget("web-abc.vercel.app", found, project);
      return "outcome" in judged ? told(judged) : judged.id;
    };
    expect(named(null)).toMatchInlineSnapshot(`
      "hold not_found
      There is no deployment web-abc.vercel.app in this project.
      Give the id (\`dpl_…\`) or the address of an earlier production deployment."
    `);
    expect(named(deployment("dpl_api", { projectId: "prj_2" }))).toBe(named(null));
    expect(named(deployment("dpl_x", { neverServed: true }))).toMatchInlineSnapshot(`
      "hold target_never_served
      dpl_x has never been in production, so that going to it would be no rollback.
      Name an earlier production deployment; what was never in production gets there by \`promote\` alone."
    `);
    expect([named(deployment("dpl_x")), named(deployment("dpl_x", { projectId: null }))]).toEqual(["dpl_x", "dpl_x"]);
  });

  it("what the host answered", () => {
    expect(back(production("dpl_new"), "unread", { requestedAt: 1, refused: "upgrade" })).toMatchInlineSnapshot(`
      "hold rollback_refused
      The host refused to roll back to dpl_old: upgrade
      On the host's free plan only the previous production deployment can be restored. Choose another target or promote it manually."
    `);
    const failed = (to: readonly (string | null)[]) =>
      production("dpl_new", { aliasRequest: aliasRequest("rollback", "dpl_old", "failed") }, to);
    expect(back(failed(["dpl_old", "dpl_new", null]), "unread", { requestedAt: 1 })).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the rollback failed for d1.example.com, d2.example.com.
      Look at the domains in the host's project settings and dispatch the rollback again; it continues where it stopped.
      - d1.example.com: dpl_new
      - d2.example.com: no deployment"
    `);
    expect(back(failed([]), "unread", { requestedAt: 1 })).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the rollback failed.
      Look at the domains in the host's project settings and dispatch the rollback again; it continues where it stopped."
    `);
  });
});

describe("who rolls out in stages is told", () => {
  const advance = (state: ProductionState, stage: number, asked: Partial<Asked> = {}) =>
    toldStep(
      decideRollout(
        state,
        { candidateId: "dpl_new", stage, stages: 3, beside: "dpl_old" },
        { ...NOTHING_ASKED, ...asked },
      ),
    );

  it("that production is another one than was recorded", () => {
    expect(advance({ ...production("dpl_x"), rollout: null }, 0)).toMatchInlineSnapshot(`
      "hold production_moved
      Production is dpl_x and was dpl_old when this release was recorded, so the rolling release of dpl_new is not begun.
      Find out who changed it, and why; then release again with another release id (\`release\`)."
    `);
  });

  it("that another build is in its way", () => {
    expect(advance(rolling({ candidateId: "dpl_other" }), 0)).toMatchInlineSnapshot(`
      "hold rollout_active
      Another rolling release is under way: dpl_other gets 10 % of the visitors.
      Complete or abort it at the host, then run this again."
    `);
    expect(advance(rolling({ queuedId: "dpl_other" }), 1)).toMatchInlineSnapshot(`
      "hold newer_release_active
      dpl_other waits at the host until the rolling release of dpl_new is over, so it is not advanced.
      Decide which of the two is wanted: complete this rolling release at the host, or dispatch a rollback, and release the other one again."
    `);
    expect(advance(production("dpl_old"), 0, { requestedAt: 1, queued: true })).toMatchInlineSnapshot(`
      "hold promotion_queued
      The host queued this rolling release behind another one.
      Finish or abort the other rolling release at the host, then run this again; it continues."
    `);
  });

  it("what the host answered", () => {
    expect(advance(production("dpl_old"), 0, { refused: "no" })).toMatchInlineSnapshot(`
      "hold rollout_refused
      The host refused to begin the rolling release of dpl_new: no
      Look at the project's rolling releases at the host; when it can go on there, run this again."
    `);
    expect(advance(rolling(), 1, { refused: "no" })).toMatchInlineSnapshot(`
      "hold rollout_refused
      The host refused to advance the rolling release of dpl_new to stage 2: no
      Look at the project's rolling releases at the host; when it can go on there, run this again."
    `);
    const failed = (to: readonly (string | null)[]) =>
      rolling(
        { state: "complete", activeStage: null },
        production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "failed") }, to),
      );
    expect(advance(failed(["dpl_new", "dpl_old", null]), 2)).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the last stage failed; not pointing at the new deployment: d1.example.com, d2.example.com.
      Look at the domains in the host's project settings, then run \`promote\` again (it continues) or dispatch a rollback.
      - d1.example.com: dpl_old
      - d2.example.com: no deployment"
    `);
    expect(advance(failed([]), 2)).toMatchInlineSnapshot(`
      "hold alias_failed
      The host reports that the last stage failed; not pointing at the new deployment: no domain.
      Look at the domains in the host's project settings, then run \`promote\` again (it continues) or dispatch a rollback."
    `);
  });

  it("that somebody ended it", () => {
    expect(advance(rolling({ state: "aborted", activeStage: null }), 1)).toMatchInlineSnapshot(`
      "hold production_moved
      The rolling release of dpl_new was taken back; production is dpl_old.
      Find out who ended it, and why; then release again with another release id (\`release\`)."
    `);
    expect(advance(production(null, {}, []), 1)).toMatchInlineSnapshot(`
      "hold production_moved
      The rolling release of dpl_new is not at the host any more; production is nothing.
      Find out who ended it, and why; then release again with another release id (\`release\`)."
    `);
    expect(advance(rolling({ state: "aborted", candidateId: "dpl_other" }), 1)).toMatchInlineSnapshot(`
      "hold production_moved
      The rolling release of dpl_new is not at the host any more; production is dpl_old.
      Find out who ended it, and why; then release again with another release id (\`release\`)."
    `);
  });
});

describe("who reads what a look found is told", () => {
  const look = (...[own, state, newest = true]: [World["record"] & object, ProductionState, boolean?]) => {
    const step = decideLook({ record: own, production: state, now: 3_600_000, newest });
    return step.do === "wait" ? step.why : toldStep(step.do === "settle" ? { do: step.settled.kind } : step);
  };

  it("why it waits, reports or closes", () => {
    const promoting = record("promoting", { statusAt: 3_599_000 });
    expect(look(promoting, production("dpl_old"))).toBe("its promote began at 1970-01-01T00:59:59Z");
    const coming = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "pending") });
    expect(look(record("promoting"), coming)).toBe("the host is promoting dpl_new");
    expect(look(record("promoting"), production("dpl_old"))).toMatchInlineSnapshot(`
      "hold promote_cut_off
      The promote of release r1 was cut off: production does not serve dpl_new, and nobody is working on it.
      Run the release's job again, which continues it, or release a newer commit. A look promotes nothing: the approval was for then."
    `);
    expect(look(record("promoting"), production("dpl_hand"), false)).toMatchInlineSnapshot(`
      "hold production_moved
      Production is dpl_hand, so the watch of dpl_new is over.
      Check what production serves now; if Holdpoint made that change, it has its own watch."
    `);
    expect(look(record("watching"), production(null, {}, []))).toMatchInlineSnapshot(`
      "hold production_moved
      Production is nothing, so the watch of dpl_new is over.
      Check what production serves now; if Holdpoint made that change, it has its own watch."
    `);
  });

  it("that a rollback is not what production shows", () => {
    const settled = (...[state, own]: Parameters<typeof decideSettled>) => {
      const found = decideSettled(state, own);
      return found?.kind === "in-production-again" ? told(found.verdict) : found;
    };
    const again = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 9_000) });
    expect(settled(again, record("rolling-back", { reason: "slow" }))).toMatchInlineSnapshot(`
      "hold production_moved
      A rollback of this release was decided (slow), and after that somebody promoted dpl_new again.
      Watch it again (\`watch\`), which judges what comes from now on, or dispatch a rollback."
    `);
    expect(settled(again, record("rolling-back"))).toMatchInlineSnapshot(`
      "hold production_moved
      A rollback of this release was decided (reason not recorded), and after that somebody promoted dpl_new again.
      Watch it again (\`watch\`), which judges what comes from now on, or dispatch a rollback."
    `);
    expect(settled(again, record("rolled-back", { rollbackTo: "dpl_x", reason: "slow" }))).toMatchInlineSnapshot(`
      "hold production_moved
      dpl_new is said to have been rolled back to dpl_x (slow), but production serves it now.
      Nobody watches it: dispatch a rollback, or release the commit again with another release id (\`release\`)."
    `);
    expect(settled(again, record("rolled-back"))).toMatchInlineSnapshot(`
      "hold production_moved
      dpl_new is said to have been rolled back to dpl_old (reason not recorded), but production serves it now.
      Nobody watches it: dispatch a rollback, or release the commit again with another release id (\`release\`)."
    `);
    const first = record("rolled-back", { payload: { knownGood: null, previous: null } });
    expect(settled(again, first)).toMatchInlineSnapshot(`
      "hold production_moved
      dpl_new is said to have been rolled back to the previous deployment (reason not recorded), but production serves it now.
      Nobody watches it: dispatch a rollback, or release the commit again with another release id (\`release\`)."
    `);
    expect(settled(rolling({ activeStage: 1 }), record("rolled-back", { reason: "slow" }))).toMatchInlineSnapshot(`
      "hold production_moved
      dpl_new is said to have been rolled back to dpl_old (slow), but a rolling release gives it to 50 % of the visitors now.
      Nobody watches it: dispatch a rollback, or release the commit again with another release id (\`release\`)."
    `);
    const bare = decideSettled(rolling({ stages: [] }), record("rolled-back"));
    expect(bare?.kind === "in-production-again" && bare.verdict.summary).toContain("gives it to 0 % of the visitors");
    expect(settled(rolling({ activeStage: null }), record("rolled-back"))).toMatchInlineSnapshot(`
      "hold production_moved
      dpl_new is said to have been rolled back to dpl_old (reason not recorded), but a rolling release gives it to 10 % of the visitors now.
      Nobody watches it: dispatch a rollback, or release the commit again with another release id (\`release\`)."
    `);
  });

  it("that production is not what the record says", () => {
    const expected = { id: "dpl_new", commit: COMMIT, release: "r1", since: 0 };
    const listed = [record("watching"), otherRecord("done", 1)].map(({ payload }) => ({
      deployment: { id: 1, environment: "production", task: "t", sha: "s", payload, creator: "us", createdAt: 1 },
      payload,
    }));
    const served = (...state: Parameters<typeof production>) =>
      told(judgeServed(production(...state), expected, { listed, records: [] }));
    expect(told(judgeServed(rolling(), { ...expected, id: "dpl_old" }, { listed, records: [] })))
      .toMatchInlineSnapshot(`
      "hold foreign_change
      A rolling release gives dpl_new (release r1) to 10 % of the visitors, and nobody watches it.
      Abort it at the host, or dispatch a rollback to dpl_old; if it is wanted, release it with another release id (\`release\`).
      - rolling release: dpl_new (release r1), stage 1 of 3"
    `);
    expect(served("dpl_hand")).toMatchInlineSnapshot(`
      "hold foreign_change
      Production is dpl_hand, and the record says dpl_new (release r1).
      Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.
      - production: dpl_hand
      - d0.example.com: dpl_hand
      - d1.example.com: dpl_hand"
    `);
    expect(served(null, {}, [null])).toMatchInlineSnapshot(`
      "hold foreign_change
      Production is nothing, and the record says dpl_new (release r1).
      Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.
      - production: nothing
      - d0.example.com: nothing"
    `);
    expect(served("dpl_new", {}, ["dpl_other", "dpl_old", "dpl_old"])).toMatchInlineSnapshot(`
      "hold domain_taken_back
      d0.example.com points at dpl_other (release r0), d1.example.com points at dpl_old (before release r1) and d2.example.com points at dpl_old (before release r1), and the record says dpl_new (release r1).
      An older deployment took the domain. Point it at production again at the host, or dispatch a rollback if the older one is wanted. Nothing was changed.
      - production: dpl_new (release r1)
      - d0.example.com: dpl_other (release r0)
      - d1.example.com: dpl_old (before release r1)
      - d2.example.com: dpl_old (before release r1)"
    `);
    expect(served("dpl_new", {}, ["dpl_new", "dpl_hand", "dpl_old"])).toMatchInlineSnapshot(`
      "hold foreign_change
      d1.example.com points at dpl_hand and d2.example.com points at dpl_old (before release r1), and the record says dpl_new (release r1).
      Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.
      - production: dpl_new (release r1)
      - d0.example.com: dpl_new (release r1)
      - d1.example.com: dpl_hand
      - d2.example.com: dpl_old (before release r1)"
    `);
  });
});
