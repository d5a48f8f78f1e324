/** Production's http gates of the release in a stage of its rollout; and, where one fails, of what serves beside it. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { checkGates } from "../stage-gates.ts";
import { httpGates } from "../watch/health-probe.ts";
import { besideOf, targetOf, type WatchedRelease } from "../watch/watched-release.ts";
import type { WatchMemory } from "../watch/watch-memory.ts";

/** Other gates cannot ask for one side, and are asked when everybody gets the release. */
export async function askBothSides(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: WatchMemory,
): Promise<readonly Verdict[]> {
  const verify = httpGates(context);
  const beside = besideOf(context, release);
  if (verify.length === 0 || beside === null) return [];
  const verdict = await checkGates(context, journal, { setup: null, verify }, targetOf(context, release));
  if (verdict.outcome !== "fail") {
    // What could not be asked is asked again at the next look.
    if (verdict.outcome === "pass") memory.gates = verdict;
    return [verdict];
  }
  const others = await Promise.all(verify.map((item) => context.checkGate(item, beside)));
  if (others.every(({ outcome }) => outcome !== "fail")) {
    memory.gates = verdict;
    return [verdict];
  }
  return [
    hold(
      "both_sides_fail",
      `${verdict.summary} What serves beside it fails as well, so this may not be the release.`,
      "Look at what both need: the database, a vendor, the domain. The gates are asked again at each check.",
      verdict.evidence,
    ),
  ];
}
