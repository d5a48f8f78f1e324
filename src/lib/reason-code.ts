/**
 * Every reason code that Holdpoint gives: with which outcomes it may stand, what kind of reason it is, and what it means.
 * Codes are stable: people branch on them. What the code itself decides by is the class, never a code's spelling or a
 * message. The table in docs/reason-codes.md is generated from here.
 */
import type { Outcome } from "./outcome.ts";
import { DATABASE_REASONS } from "./database-reasons.ts";
import { LADDER_REASONS } from "./ladder-reasons.ts";
import { MANAGED_REASONS } from "./managed-reasons.ts";
import { codes, type ReasonClass } from "./reason-class.ts";
import { STEP_REASONS } from "./step-reasons.ts";
import { RESTORE_REASONS } from "./restore-reasons.ts";

export { REASON_CLASSES, type ReasonClass } from "./reason-class.ts";

export const REASON_CODES = {
  ...codes(
    { class: "done", outcomes: ["pass"] },
    {
      deployed: "The build exists at the host and is ready.",
      verified: "Every gate passed for this build.",
      rollout_started: "The first of the visitors get the release, and the watch decides about the others.",
      promoted: "Production was read back and serves the candidate.",
      watched: "The watch ended with every condition judged and none met.",
      production_as_recorded: "No watch is open, and production serves what the release record says.",
      dry_run: "Nothing was changed: this was a dry run.",
      gate_passed: "The gate passed.",
      condition_clear: "The condition was judged on enough data and is not met.",
      regression_excluded: "The evidence shows that the release is not, so far, twice as bad as its baseline.",
      checklist_passed: "Every item of the checklist passed for this commit.",
      measured: "What the items measured on this branch is recorded for comparison.",
      signed_off: "Everyone whose sign-off is required has given it for this commit.",
      overridden: "An authorized person overrode the gate, with a written reason.",
      drilled: "A rollback was practised: deployed, taken back, verified and brought forward again.",
      rolled_back: "Production was rolled back to the recorded known-good deployment.",
    },
  ),
  ...codes(
    { class: "done", outcomes: ["pass", "hold"] },
    {
      already_done: "Nothing had to change: the host already shows the requested state.",
    },
  ),
  ...codes(
    { class: "refused", outcomes: ["fail"] },
    {
      gate_failed: "A gate said no.",
      condition_met: "A rollback condition was met.",
      outage_shown:
        "Production gives no answer, or server errors, to every probe, and it is the release and not the network.",
      held_at_end: "The watch ended on hold, and the plan rolls back what could not be judged.",
      regression_shown: "The evidence shows that the release is worse than its baseline.",
      health_check_failed: "A health check failed on what production serves.",
      build_failed: "The host reports that the build failed.",
      build_canceled: "The build was canceled at the host.",
      command_failed: "A command exited with a non-zero status.",
      command_timed_out: "A command did not finish within its time limit.",
      checks_failed: "Synthetic checks failed.",
      env_missing: "A required environment variable is not set at the host.",
      certificate_expiring: "A TLS certificate is invalid or expires too soon.",
      release_reused: "The release id was used before, for another commit or build.",
      staging_not_verified: "This build was not verified, so it may not be promoted.",
      bundle_too_large: "The built files are larger than the plan allows, or grew by more.",
      module_forbidden: "A module that the plan forbids is in the built files.",
      coverage_too_low: "Test coverage is below what the plan requires.",
      migrations_pending: "Migrations of this commit are not applied to the database.",
      migration_edited: "A migration was changed after it was applied.",
      migration_unknown: "The database has a migration that the repository does not know.",
      migration_not_additive: "A migration would break a code version that is rolled back to.",
      migration_invalid: "A migration is not SQL that PostgreSQL can read.",
      migration_blocks:
        "A migration would stop reads or writes for longer than the plan allows, or does not work as its tool runs it.",
      requirement_not_met: "The data is not as a migration requires it.",
      row_security_missing: "A table has no row security, no policy, or one that lets everybody in.",
      row_security_leaks: "A query made as a role saw rows that it must not see.",
      advisor_errors: "The database's advisor reports errors that the last release did not have.",
      outside_window: "The current time is outside the allowed windows, or in a freeze.",
      already_rolled_back: "This release was rolled back earlier and is not promoted again.",
      checklist_failed: "The released commit's checklist failed.",
      drill_overdue: "No rollback was rehearsed or carried out within the time that the plan allows.",
    },
  ),
  ...codes(
    { class: "data", outcomes: ["hold"] },
    {
      no_data: "There is no data to judge.",
      no_matching_checks: "No check matched, so nothing was verified.",
      history_unknown: "The commit that production serves is not known, so nothing can be compared with it.",
      result_unknown: "The result of an item for this commit is not known here.",
    },
  ),
  ...codes(
    { class: "undecided", outcomes: ["hold"] },
    {
      too_few_samples: "There is data, but less than the condition needs.",
      sampling_changed:
        "What the vendor keeps of the release is sampled in another way than before, so their numbers cannot be compared.",
      watch_incomplete: "The watch ended without enough data to pass or fail.",
      success_unmet: "A success condition was not reached when the watch ended.",
      watch_open: "The watch is not over; scheduled looks go on with it.",
      both_sides_fail: "The release fails a gate in its rollout, and so does the deployment that serves beside it.",
      builds_alike: "A condition is about a commit of which two builds serve side by side: it tells nothing of one.",
      rollout_moved: "Somebody changed the rolling release while one of its stages was watched.",
      outage_unconfirmed: "Production did not answer from here, but something else may be the cause than the release.",
      evidence_open: "The evidence shows neither a regression nor that there is none.",
    },
  ),
  ...codes(
    { class: "vendor", outcomes: ["hold"] },
    {
      vendor_unavailable: "A vendor did not answer, or answered with an error.",
      vendor_timeout: "A vendor did not answer in time.",
      vendor_rate_limited: "A vendor refused because of too many requests.",
      git_build_rate_limited: "The host did not build the commit because of too many deployments.",
      vendor_answer_unknown: "A vendor's answer was not understood.",
    },
  ),
  ...codes(
    { class: "credential", outcomes: ["hold"] },
    {
      credential_rejected: "A vendor rejected the credential.",
      credential_insufficient: "The credential lacks a permission that is needed.",
      team_unreadable: "The token may not see who is in a team.",
      secret_missing: "A secret or variable that is needed is not in the environment.",
    },
  ),
  ...codes(
    { class: "settings", outcomes: ["hold"] },
    {
      not_found: "What the plan names does not exist at the vendor.",
      rollout_unavailable: "The host has no rolling releases for this project, which the plan asks for.",
      not_in_subscription: "The vendor answers this only for a larger subscription.",
      metric_ambiguous: "The query of a metric gives several series where one number is expected.",
      protected_deployment: "The deployment is protected and no bypass secret was given.",
      command_not_found: "A command could not be started.",
      command_interrupted: "A command was killed from outside before it finished.",
      setup_failed: "The setup for what runs code of a stage did not succeed, so that code was not run.",
      probe_blocked: "A probe did not reach the site, so it says nothing about the site.",
      plan_missing: "The base branch has no plan yet.",
      git_not_connected: "The host does not build the project from this repository.",
      git_build_missing: "The host made no production build of the commit in time.",
      git_build_ignored: "The host's ignored build step decided that the commit is not built.",
      git_build_unaffected: "The host did not build the commit, since it does not affect the project.",
      git_build_refused: "The host refused to build the commit.",
      git_build_foreign: "The recorded build is not one that the host made from this commit of this repository.",
      auto_assign_on:
        "The project assigns production domains to each new build by itself, so nothing holds a build back.",
      auto_assign_off: "The project assigns no production domains by itself, so a passed check lets nothing in.",
      check_missing: "The project has no deployment check as the plan names it.",
      check_run_missing: "The host has no run of our deployment check for this build, or it ended without us.",
    },
  ),
  ...codes(
    { class: "production", outcomes: ["hold"] },
    {
      production_pinned: "Production is pinned by an earlier rollback.",
      production_moved: "Production was changed by somebody else.",
      foreign_change:
        "Production serves something else than the release record says, and no release of ours made that change.",
      domain_taken_back: "A production domain points at an older deployment than the release record says.",
      promote_cut_off: "A promote was cut off before the host was asked, so the release never arrived in production.",
      newer_release_active: "A newer release is in production or on its way there.",
      git_build_superseded: "The host canceled the build because a newer commit was pushed.",
      history_diverged: "The commit does not descend from what production serves.",
      promoted_by_others: "Somebody let the build into production before its gates had passed.",
      foreign_check_open: "Another deployment check of this build is not finished.",
      foreign_check_failed: "Another deployment check of this build failed.",
      promotion_queued: "The host queued the promotion behind another one.",
      promotion_refused: "The host refused the promotion.",
      rollout_active: "Another rolling release is under way at the host.",
      rollout_unplanned: "The project promotes by rolling releases, and the plan has no stages for them.",
      rollout_refused: "The host refused to begin or advance the rolling release.",
      alias_failed: "The host could not point every production domain at the deployment.",
      read_back_mismatch: "What was read back is not what was requested.",
      no_known_good: "There is no known-good deployment to roll back to.",
      known_good_gone: "The known-good deployment no longer exists at the host.",
      way_back_unsafe: "Before the promote the known-good deployment was shown to fail on the migrated data.",
      target_never_served: "The deployment to roll back to has never been in production.",
      rollback_refused: "The host refused the rollback.",
      rollback_unverified: "A rollback was requested but could not be read back.",
      commit_unknown: "The commit of a deployment is not known, or is not the one that is checked out.",
    },
  ),
  ...LADDER_REASONS,
  ...STEP_REASONS,
  ...MANAGED_REASONS,
  ...codes(
    { class: "production", outcomes: ["hold", "fail"] },
    {
      release_not_found: "There is no such release.",
      release_not_staged: "This commit has no staging release that passed.",
    },
  ),
  ...codes(
    { class: "person", outcomes: ["hold"] },
    {
      checklist_open:
        "The released commit's checklist has not passed: a sign-off is missing, or an item gave no answer.",
      checklist_full:
        "The released commit has as many statuses of its checklist as GitHub takes, so a withdrawal could not be written there.",
      checklist_missing:
        "The released commit has no checklist: it came without a pull request, or the checklist never ran.",
      mitigated: "A rollback was due, and a rung before `host` ended the failure: production serves the release.",
      would_roll_back: "A rollback would be due, but the plan only observes (`observe: true`): a person decides.",
      observes_only: "Something would have to be changed at the host, and this look, or this plan, only observes.",
      git_build_blocked: "The host waits for a person before it builds the commit.",
      sign_off_pending: "Required sign-offs for this commit are missing.",
      item_not_run: "An item was not checked, because one before it did not pass.",
      conversation_locked: "The conversation of the pull request is locked, so nothing can be written there.",
      pull_request_closed: "The pull request is closed, so nothing is checked.",
      head_moved: "The pull request has a newer commit, which is checked by its own run.",
    },
  ),
  ...codes(
    { class: "call", outcomes: ["hold"] },
    {
      plan_invalid: "The plan file has mistakes.",
      plan_branch_not_listed:
        "The base branch's plan does not count: it is neither the default branch nor named in `plan-branches`.",
      usage: "The command was called with invalid options or settings.",
      evidence_invalid: "A file of evidence has mistakes, so it was not judged.",
    },
  ),
  ...codes(
    { class: "internal", outcomes: ["hold"] },
    {
      internal_error: "Holdpoint itself failed; nothing is assumed.",
    },
  ),
  ...DATABASE_REASONS,
  ...RESTORE_REASONS,
} as const;

export type ReasonCode = keyof typeof REASON_CODES;

/** The codes that may stand with this outcome. */
export type ReasonFor<Of extends Outcome> = {
  [Code in ReasonCode]: Of extends (typeof REASON_CODES)[Code]["outcomes"][number] ? Code : never;
}[ReasonCode];

/** Whether this is one of our codes and may stand with the outcome: for what comes from outside. */
export function mayStandWith(code: string, outcome: Outcome): code is ReasonCode {
  if (!Object.hasOwn(REASON_CODES, code)) return false;
  const { outcomes }: { readonly outcomes: readonly Outcome[] } = REASON_CODES[code as ReasonCode];
  return outcomes.includes(outcome);
}

export function reasonClass(code: ReasonCode): ReasonClass {
  return REASON_CODES[code].class;
}
