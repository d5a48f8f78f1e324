/** The nine invariants of the design and the rules of steps, checked against what really happened. */
import type { Scenario } from "../scenario/scenario.ts";
import type { Entry } from "../world/log.ts";
import { checkBlindIsNotHealthy } from "./blind-is-not-healthy.ts";
import { checkDoneIsReadBack } from "./done-is-read-back.ts";
import { checkFinalWord } from "./final-word.ts";
import { createHistory } from "./history.ts";
import { checkLadder } from "./ladder-is-climbed.ts";
import { checkNoSecretSaid } from "./no-secret-said.ts";
import { checkOnlyKnownGood } from "./only-known-good.ts";
import { checkOnlyVerified } from "./only-verified.ts";
import { checkPinnedStaysPinned } from "./pinned-stays-pinned.ts";
import { checkReadBeforeWrite } from "./read-before-write.ts";
import { checkStepsAreTaken } from "./steps-are-taken.ts";
import { checkStepsAreTakenBack } from "./steps-are-taken-back.ts";
import { checkRollout } from "./rollout-is-judged.ts";
import type { Check, Violation } from "./violation.ts";

const CHECKS: readonly Check[] = [
  checkOnlyVerified,
  checkOnlyKnownGood,
  checkReadBeforeWrite,
  checkBlindIsNotHealthy,
  checkDoneIsReadBack,
  checkPinnedStaysPinned,
  checkNoSecretSaid,
  checkFinalWord,
  checkLadder,
  checkStepsAreTaken,
  checkStepsAreTakenBack,
  checkRollout,
];

export function checkInvariants(entries: readonly Entry[], scenario: Scenario): readonly Violation[] {
  const history = createHistory(entries);
  return CHECKS.flatMap((check) => check(history, scenario)).toSorted((one, other) => one.place - other.place);
}
