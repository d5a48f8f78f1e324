/** What production serves, held against what the record says: by the host, and by the site itself. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Host } from "../../providers/contract.ts";
import { type Expected, expectedProduction, judgeServed } from "../../release/expected-production.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { ProductionState } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readServed, servesCommit } from "../read-served.ts";
import { readProduction } from "../release-records.ts";

/** Before a change of production is believed: the host's answers lag behind one another for moments. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;
/** How long caches at the edge may answer with the version before. */
const CACHES_MS = 10 * 60_000;

type Seen = Parameters<typeof judgeServed>[2] & {
  readonly production: ProductionState;
  /** Those that were read, newest first. */
  readonly records: readonly ProductionRecord[];
};

/** What somebody else changed, and production as it was read last for that. */
export async function findForeign(
  context: CommandContext,
  journal: Journal,
  host: Host,
  seen: Seen,
): Promise<{ readonly foreign: Verdict | null; readonly production: ProductionState }> {
  const expected = expectedProduction(seen.records);
  let { production } = seen;
  if (expected === null) return { foreign: null, production };
  for (let looks = 1; ; looks += 1) {
    const found = judgeServed(production, expected, seen);
    if (found === null) break;
    journal.productionAfter(production, null);
    if (looks === LOOKS) return { foreign: found, production };
    await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
    production = await readProduction(context, host);
  }
  return { foreign: await judgeVersion(context, journal, production, expected), production };
}

/** The host shows what is expected; does the site say so, too? */
async function judgeVersion(
  context: CommandContext,
  journal: Journal,
  production: ProductionState,
  { id, commit, since }: Expected,
): Promise<Verdict | null> {
  const { version } = context.plan.project;
  if (version === null || commit === null || context.clock.now() < since + CACHES_MS) return null;
  const served = await readServed(context);
  if (served === null || servesCommit(served, commit)) return null;
  journal.productionAfter(production, served);
  return hold(
    "read_back_mismatch",
    `The host shows ${id} in production, but the production address says it serves "${served}" and not ${commit}.`,
    `Open ${version.path} on each production domain: the response may be cached, or the domain may not lead to the host any more.`,
  );
}
