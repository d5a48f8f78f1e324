import type { Rung, RungObservation, RungRelease } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import { withinTime } from "./within-time.ts";

/** For one rung to say how the world stands. */
const LOOK_MS = 5_000;

/** How the world stands for a rung that nobody takes now; null where that could not be read in time. */
export function observeRung(
  context: CommandContext,
  {
    key,
    rung,
    spec,
    release,
  }: { readonly key: string; readonly rung: Rung; readonly spec: unknown; readonly release: RungRelease },
): Promise<RungObservation<unknown> | null> {
  const { clock } = context;
  return withinTime<RungObservation<unknown> | null>(clock, LOOK_MS, null, async (signal) => {
    try {
      const until = clock.now() + LOOK_MS;
      const open = await context.openRung(key, { release, spec, signal, until, begun: false });
      return await rung.observe(spec, open.context);
    } catch {
      return null;
    }
  });
}
