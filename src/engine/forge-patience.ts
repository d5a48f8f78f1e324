/**
 * The forge, as long as it may be waited for once production is safe. What is written there afterwards helps people and
 * decides nothing, so a forge that does not answer must not keep a runner, or a person at 3 a.m., waiting.
 */
import { ProviderError } from "../lib/error.ts";
import { renderDuration } from "../lib/duration.ts";
import type { Forge } from "../providers/contract.ts";
import type { CommandContext } from "./context.ts";

/** For all of it together. */
export const AFTER_ROLLBACK_MS = 20_000;

export interface ForgePatience {
  /** Its requests end with the patience; until something is spent they are not hurried. */
  forge(): Promise<Forge>;
  /** The time that `act` takes is counted, and nothing else's. Once it is used up every request throws ProviderError. */
  spend<Value>(act: (forge: Forge) => Promise<Value>): Promise<Value>;
}

export function createForgePatience(
  { clock, forgeUntil, role }: Pick<CommandContext, "clock" | "forgeUntil" | "role">,
  totalMs = AFTER_ROLLBACK_MS,
): ForgePatience {
  const over = new AbortController();
  let leftMs = totalMs;
  let connected: Promise<Forge> | undefined;
  const forge = () => (connected ??= forgeUntil === undefined ? role("forge") : forgeUntil(over.signal));
  return {
    forge,
    async spend(act) {
      const stop = new AbortController();
      const startedAt = clock.now();
      const bell = clock.sleep(Math.max(0, leftMs), stop.signal).then(
        () => over.abort(tooSlow(totalMs)),
        () => undefined,
      );
      try {
        return await act(await forge());
      } finally {
        leftMs -= clock.now() - startedAt;
        stop.abort();
        await bell;
      }
    },
  };
}

function tooSlow(ms: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "GitHub",
    message: `GitHub did not answer within the ${renderDuration(ms)} that it is given once production is safe.`,
    remedy: "Check githubstatus.com; run the same command again, and it writes what is missing.",
  });
}
