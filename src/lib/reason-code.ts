/**
 * Every reason code that Holdpoint gives, with what it means. Codes are stable: people branch on them.
 * The table in docs/reason-codes.md is generated from here.
 */
export const REASON_CODES = {
  // Progress
  deployed: "The build exists at the host and is ready.",
  verified: "Every gate passed for this build.",
  promoted: "Production was read back and serves the candidate.",
  watched: "The watch ended with every condition judged and none met.",
  already_done: "What was asked for was already so, read back from the host.",
  dry_run: "Nothing was changed: this was a dry run.",
  gate_passed: "The gate passed.",
  condition_clear: "The condition was judged on enough data and is not met.",
  // Fail
  gate_failed: "A gate said no.",
  condition_met: "A rollback condition was met.",
  success_unmet: "A success condition was not reached when the watch ended.",
  health_check_failed: "A health check failed on what production serves.",
  build_failed: "The host reports that the build failed.",
  build_canceled: "The build was canceled at the host.",
  command_failed: "A command exited with a non-zero status.",
  command_timed_out: "A command did not end within its limit.",
  checks_failed: "Synthetic checks failed.",
  env_missing: "A required environment variable is not set at the host.",
  certificate_expiring: "A TLS certificate is invalid or expires too soon.",
  staging_not_verified: "This build was not verified, so it may not be promoted.",
  rolled_back: "Production was rolled back to the recorded known-good deployment.",
  already_rolled_back: "This release was rolled back earlier and is not promoted again.",
  // Hold
  no_data: "There is no data to judge on.",
  too_few_samples: "There is data, but less than the condition needs.",
  vendor_unavailable: "A vendor did not answer, or answered with an error.",
  vendor_timeout: "A vendor did not answer in time.",
  vendor_rate_limited: "A vendor refused for too many requests.",
  vendor_answer_unknown: "A vendor's answer was not understood.",
  credential_rejected: "A vendor rejected the credential.",
  credential_insufficient: "The credential may not do what is needed.",
  not_found: "What the plan names does not exist at the vendor.",
  protected_deployment: "The deployment is protected and no bypass secret was given.",
  no_matching_checks: "No check matched, so nothing was verified.",
  command_not_found: "A command could not be started.",
  production_pinned: "Production is pinned by an earlier rollback.",
  production_moved: "Production was changed by somebody else.",
  newer_release_active: "A newer release is in production or on its way there.",
  promotion_queued: "The host queued the promotion behind another one.",
  alias_failed: "The host could not point every production domain at the deployment.",
  read_back_mismatch: "What was read back is not what was asked for.",
  no_known_good: "There is no known-good deployment to roll back to.",
  known_good_gone: "The known-good deployment no longer exists at the host.",
  rollback_refused: "The host refused the rollback.",
  rollback_unverified: "A rollback was requested but could not be read back.",
  promotion_refused: "The host refused the promotion.",
  watch_incomplete: "The watch ended without enough data to say pass or fail.",
  release_not_found: "There is no such release.",
  internal_error: "Holdpoint itself failed; nothing is assumed.",
  // Usage
  plan_invalid: "The plan file has mistakes.",
  usage: "The command was called in a way it does not understand.",
  secret_missing: "A secret that the plan names is not in the environment.",
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof REASON_CODES;
