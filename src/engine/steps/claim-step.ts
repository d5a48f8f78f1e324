/**
 * Asks for a step that nothing but the record can tell of. Two runs may begin it at the same moment, or one may have been
 * shown an old record: so our own beginning is written first, and then the record is read until it shows it. Whatever stands
 * before ours came first.
 */
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../../providers/contract.ts";
import { judgeClaim } from "../../release/step-claim.ts";
import type { StepFact } from "../../release/step-history.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { readStepPages } from "./step-book.ts";

const READS = 6;
const BETWEEN_READS_MS = 2_000;
/** How long a forge that does not answer is waited for: with the beginning written, giving up costs a person's look. */
const PATIENCE_MS = 60_000;

export interface Claim {
  readonly release: ReleaseIdentity;
  readonly identity: string;
  readonly attempt: string;
}

/** How the release's steps stood before our own record of this one. */
export async function claimStep(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { release, identity, attempt }: Claim,
): Promise<readonly StepFact[]> {
  for (let reads = 1; ; reads += 1) {
    const pages = await readPatiently(context, journal, PATIENCE_MS, () =>
      readStepPages(context, journal, forge, release),
    );
    const claim = judgeClaim(pages, { release: release.id, identity, attempt });
    if (claim.is === "seen") return claim.before;
    if (reads === READS) throw unseen();
    await context.clock.sleep(BETWEEN_READS_MS, context.signal);
  }
}

/** 64 bits of chance. */
export function drawAttempt(random: () => number): string {
  const half = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return `${half()}${half()}`;
}

function unseen(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message:
      "GitHub took the record of a step's beginning and does not list it, so whether another run had begun it is not known.",
    remedy: "Check githubstatus.com, then run the command again. Nothing was changed by the step in this run.",
  });
}
