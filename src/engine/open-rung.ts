/** A rung of the plan's ladder with all that it needs. Its modules load with the first rung: most ladders have `host` alone. */
import type { Clock } from "../lib/clock.ts";
import { UsageError } from "../lib/error.ts";
import { missingSetting, mustBeSet, readSetting } from "../lib/setting.ts";
import { chooseProvider } from "../plan/choose-provider.ts";
import type { Plan } from "../plan/plan.ts";
import { REFUSED_REMEDY } from "../plan/why-refused.ts";
import type { ProviderContext, RoleName, RolePlayers, RoleProvider, RoleSettings } from "../providers/contract.ts";
import type { ReleaseEvent } from "../release/result.ts";
import type { Rung, RungContext, RungRelease } from "../rungs/contract.ts";
import { givenEnvironment } from "./given-environment.ts";
import type { Members } from "./members.ts";

export interface RungOrder {
  readonly release: RungRelease;
  readonly until: number;
  /** Ends with the rung's time. */
  readonly signal: AbortSignal;
  readonly begun: boolean;
  /** What the plan says of it. */
  readonly spec: unknown;
}

export interface OpenRung {
  readonly rung: Rung;
  readonly spec: unknown;
  readonly context: RungContext;
}

interface Surroundings {
  readonly plan: Plan;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly planSecrets?: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly clock: Clock;
  readonly emit: (event: ReleaseEvent) => void;
  readonly members: Members;
}

/** Throws UsageError where a setting is missing, or names what no plan may name. */
export function createRungOpener(
  surroundings: Surroundings,
  roleSettings: RoleSettings,
  providerContext: ProviderContext,
): (key: string, order: RungOrder) => Promise<OpenRung> {
  const { plan, clock, members, directory } = surroundings;
  return async (key, { signal, spec, ...order }) => {
    const rung = (await members.rungs())[key];
    if (rung === undefined || rung.moves === "deployment" || rung.moves === "data")
      throw new Error(`no rung ${key} that can be opened`);
    const { env, refused } = await givenEnvironment(surroundings, rung.kind, rung.secrets?.(spec) ?? []);
    if (refused !== null) throw new UsageError("plan_invalid", [{ message: `${refused}.`, remedy: REFUSED_REMEDY }]);
    const both = providerContext.signal === undefined ? signal : AbortSignal.any([providerContext.signal, signal]);
    const connect = async <Name extends RoleName>(name: Name) => {
      const players: RolePlayers = members.roles;
      const player = chooseProvider<RoleProvider<Name>>(name, players[name], plan, rung.provider?.(spec));
      const missing = player.settings.filter(
        (setting) => mustBeSet(setting, spec) && readSetting(surroundings.env, setting) === null,
      );
      if (missing.length > 0) {
        throw new UsageError(
          "secret_missing",
          missing.map((setting) => missingSetting(setting, `rung "${key}"`)),
        );
      }
      return [name, await player.connect(roleSettings, { ...providerContext, signal: both })] as const;
    };
    const context: RungContext = {
      ...order,
      // Each is the role of its own name, which the compiler does not see through a list.
      roles: Object.fromEntries(await Promise.all(rung.roles.map((name) => connect(name)))) as RungContext["roles"],
      clock,
      signal: both,
      directory,
      env,
      output: (line) => surroundings.emit({ event: "output", at: clock.now(), title: key, line }),
    };
    return { rung, spec, context };
  };
}
