/** The small world with one flag at its vendor, which the plan's ladder sets to what is safe. */
import type { CommandContext } from "../../../src/engine/context.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type {
  Flag,
  FlagAnswer,
  FlagChange,
  FlagSetting,
  ForgeDeployment,
  PlannedFlag,
  Roles,
} from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import type { RecordedFlag } from "../../../src/release/recorded-flag.ts";
import { record } from "../../release/facts.ts";
import { NOW, openSmallWorld, type SmallWishes } from "../small-world.ts";

const MINUTE = 60_000;

export const PLANNED: PlannedFlag = {
  vendor: "launchdarkly",
  spec: { key: "chat" },
  name: "chat",
  told: "chat to off",
  settlesMs: MINUTE,
};
/** As a release recorded it. */
export const RECORDED: RecordedFlag = { vendor: "launchdarkly", name: "chat", setting: "on", version: "6" };

export interface FlagWishes extends SmallWishes {
  /** What it is set to; `off` is safe. */
  readonly setting?: FlagSetting;
  readonly obstacle?: string;
  readonly lastChange?: FlagChange;
  /** What comes of the change that is asked for: the vendor's word, and whether it is made. */
  readonly answer?: FlagAnswer;
  readonly isMade?: boolean;
  readonly read?: () => never;
  /** What each release recorded, newest first; undefined where it knew of no flag. */
  readonly recorded?: readonly (RecordedFlag | undefined)[];
  /** When the releases got their last word. */
  readonly endedAt?: number;
  readonly isPlanned?: boolean;
}

export function openFlagWorld(wishes: FlagWishes = {}) {
  const { setting = "off", obstacle = null, answer = { kind: "accepted" }, isMade = true } = wishes;
  const { recorded = [RECORDED], endedAt = NOW - MINUTE, isPlanned = true } = wishes;
  const world = openSmallWorld({
    ...wishes,
    plan: { ...wishes.plan, rollback: { rungs: isPlanned ? { flag: PLANNED } : {}, ...wishes.plan?.rollback } },
  });
  const { asked } = world;
  let now = { setting, version: "7", obstacle };
  const flag: Flag = {
    safe: "off",
    read: async () => (wishes.read?.(), asked.push("flag read"), now),
    set: async (to, found, reason) => {
      asked.push(`flag set ${JSON.stringify(to)} from ${found.version}: ${reason}`);
      if (isMade) now = { ...now, setting: to, version: "8" };
      return answer;
    },
    readLastChange: async () => (
      asked.push("flag history"),
      wishes.lastChange ?? { by: "holdpoint", at: NOW - 2 * MINUTE }
    ),
  };
  const flags: Roles["flags"] = {
    open: (spec) => {
      asked.push(`flag open ${JSON.stringify(spec)}`);
      return flag;
    },
  };
  const at = { creator: DEFAULT_AUTHOR, sha: "c".repeat(40), createdAt: NOW, task: PRODUCTION_TASK };
  const stored = recorded.map((known, index): ForgeDeployment => {
    const release = { release: `r${index}`, ...(known === undefined ? {} : { flag: known }) };
    return { ...at, id: 40 + index, environment: "production", payload: { ...record("done").payload, ...release } };
  });
  world.forge.listDeployments = async () => (asked.push("records"), stored);
  for (const { id } of stored) {
    const said = {
      state: "failure",
      description: "rolled back to dpl_old: bad",
      environmentUrl: null,
      logUrl: null,
    } as const;
    world.statuses.push({ ...said, id, creator: DEFAULT_AUTHOR, createdAt: endedAt });
  }
  const { role } = world.context;
  const context: CommandContext = {
    ...world.context,
    role: async (name, wanted) => {
      if (name !== "flags") return role(name, wanted);
      asked.push(`vendor ${wanted}`);
      return flags as never;
    },
  };
  return Object.assign(world, {
    context,
    flagAsked: () => asked.filter((text) => /^(?:vendor|flag|records)/.test(text)),
  });
}
