/** Takes a rolling release to a stage, and reads it back: begins it, goes on to the next stage, or gives it to everybody. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { ChangeAnswer, Host, HostRollouts } from "../../providers/contract.ts";
import { decideRollout, type RolloutGoal, type RolloutStep } from "../../release/decide-rollout.ts";
import type { ProductionState } from "../../release/world.ts";
import { changeProduction } from "../change-production.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readServed } from "../read-served.ts";
import { readProduction } from "../release-records.ts";

const MAXIMUM_REQUESTS = 3;

export type Moved =
  | { readonly kind: "there"; readonly production: ProductionState; readonly changed: boolean }
  | { readonly kind: "stopped"; readonly verdict: Verdict };

type World = { readonly production: ProductionState };

/** `onAsk` is called right before each request to the host. */
export function moveRollout(
  context: CommandContext,
  journal: Journal,
  host: Host,
  goal: RolloutGoal,
  onAsk: () => unknown = () => undefined,
): Promise<Moved> {
  const { rollouts } = host;
  if (rollouts === undefined) throw new Error("a rolling release at a host that has none");
  let next: RolloutStep | null = null;
  const stopped = async (world: World, verdict: Verdict): Promise<Moved> => {
    journal.productionAfter(world.production, await readServed(context));
    return { kind: "stopped", verdict };
  };
  return changeProduction<World, Moved>(context, journal, {
    name: "rolling release",
    known: null,
    observe: async () => ({ production: await readProduction(context, host) }),
    decide: (world, asked) => {
      const step = decideRollout(world.production, goal, asked);
      next = step;
      switch (step.do) {
        case "confirm": {
          const { production } = world;
          return { do: "end", end: async () => ({ kind: "there", production, changed: asked.requests > 0 }) };
        }
        case "stop":
          return { do: "end", end: () => stopped(world, step.verdict) };
        case "wait":
          return step;
        case "start":
        case "approve":
        case "complete":
          return { do: "send" };
      }
    },
    send: () => {
      onAsk();
      return send(rollouts, goal, next);
    },
    taken: (queued) => (queued ? "the host queued the rolling release" : `the host took stage ${goal.stage + 1}`),
    maximumRequests: MAXIMUM_REQUESTS,
    // Once visitors get it, a host that is busy for a moment must not leave it where it is.
    patient: goal.stage > 0,
    giveUp: (world) => stopped(world, overdue(goal)),
  });
}

function send(rollouts: HostRollouts, { candidateId }: RolloutGoal, step: RolloutStep | null): Promise<ChangeAnswer> {
  if (step?.do === "approve") return rollouts.approveStage(candidateId, step.from);
  return step?.do === "complete" ? rollouts.completeRollout(candidateId) : rollouts.startRollout(candidateId);
}

function overdue({ candidateId, stage }: RolloutGoal): Verdict {
  return hold(
    "read_back_mismatch",
    `Stage ${stage + 1} of the rolling release of ${candidateId} was asked for, but after 5 minutes the host does not show it.`,
    "Look at the project's rolling releases at the host; run this again (it continues) or dispatch a rollback.",
  );
}
