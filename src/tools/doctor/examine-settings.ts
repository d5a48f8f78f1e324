/** Whether all that the plan reads from the environment is there. What it is good for, the vendors are asked. */
import { broken, type Finding, ok } from "../../lib/finding.ts";
import { missingSetting, readSetting } from "../../lib/setting.ts";
import { resolveAddress } from "../../lib/vendor-address.ts";
import type { PlannedSetting } from "../../plan/settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export function examineSettings(
  planned: readonly PlannedSetting[],
  env: Environment,
  addresses: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const required = planned.filter((one) => one.required);
  const missing = required.filter(({ setting }) => readSetting(env, setting) === null);
  const set = required.filter(({ setting }) => readSetting(env, setting) !== null);
  return [
    ...(set.length === 0 ? [] : [ok("set", `${set.map(({ setting }) => setting.name).join(", ")}.`)]),
    ...missing.map(({ setting, neededBy }) => {
      const { message, remedy } = missingSetting(setting, neededBy);
      return broken(setting.name, message, remedy);
    }),
    ...planned.flatMap(({ setting }) => {
      if (setting.default === undefined) return [];
      const address = resolveAddress(env, addresses, { ...setting, default: setting.default });
      return address instanceof URL
        ? []
        : [broken(setting.name, `${setting.name} ${address.trouble}.`, address.remedy)];
    }),
  ];
}
