/** The steps of production, with production read right before each: whoever changed it meanwhile is not overtaken. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { productionShows, type World } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readProduction } from "../release-records.ts";
import { takeSteps } from "./take-steps.ts";

interface Place {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
}

/** Null where all of them are done, and production is as it was. */
export async function takeStepsBefore(
  { context, journal, host, forge }: Place,
  { production: known }: World,
): Promise<Verdict | null> {
  const expected = known.project.productionDeploymentId;
  const guard = async () => {
    const production = await readProduction(context, host);
    journal.productionAfter(production, null);
    const now = production.project.productionDeploymentId;
    return now === expected ? null : moved(`was ${expected ?? "nothing"}, and is ${now ?? "nothing"}`);
  };
  return takeSteps(context, journal, forge, { stage: "production", list: "before", guard });
}

/** Null where all of them are done, and production still shows the release. */
export async function takeStepsAfter(
  { context, journal, host, forge }: Place,
  candidateId: string,
  served: string | null,
): Promise<Verdict | null> {
  const guard = async () => {
    const production = await readProduction(context, host);
    journal.productionAfter(production, served);
    if (productionShows(production, candidateId)) return null;
    return moved(`was ${candidateId}, and is ${production.project.productionDeploymentId ?? "nothing"}`);
  };
  const ended = await takeSteps(context, journal, forge, { stage: "production", list: "after", guard });
  // A step that could not be done is said, and what production serves by then stands in the result beside it.
  const now = await guard();
  return now ?? ended;
}

function moved(words: string): Verdict {
  return hold(
    "production_moved",
    `Production ${words}, changed by somebody else while the steps of this release were taken.`,
    "Check what production serves now. The steps that were taken already stand in the result.",
  );
}
