/** Gives a build the domains of the project for drills, and reads it back. */
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Host } from "../../providers/contract.ts";
import { decideForward } from "../../release/decide-drill.ts";
import type { ProductionState } from "../../release/world.ts";
import { changeProduction } from "../change-production.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readProduction } from "../release-records.ts";

const MAXIMUM_REQUESTS = 3;

export async function goForward(
  context: CommandContext,
  journal: Journal,
  host: Host,
  way: { readonly from: string; readonly to: string },
): Promise<Verdict> {
  const { to } = way;
  return changeProduction<{ readonly production: ProductionState }, Verdict>(context, journal, {
    name: "promote",
    known: null,
    observe: async () => ({ production: await readProduction(context, host) }),
    decide: ({ production }, asked) => {
      const step = decideForward(production, way, asked);
      switch (step.do) {
        case "confirm":
          return { do: "end", end: () => Promise.resolve(pass("promoted", `The project for drills serves ${to}.`)) };
        case "stop":
          return { do: "end", end: () => Promise.resolve(step.verdict) };
        case "send":
        case "wait":
          return step;
      }
    },
    send: () => host.promote(to),
    taken: () => `the host took the promotion of ${to}`,
    maximumRequests: MAXIMUM_REQUESTS,
    patient: false,
    giveUp: () =>
      Promise.resolve(
        hold(
          "read_back_mismatch",
          `After 5 minutes the project for drills does not serve ${to} on every domain.`,
          "Look at that project at the host, and run the drill again: it goes on from what is there.",
        ),
      ),
  });
}
