/**
 * A feature flag, set to what the plan calls safe: the release stays, and what it does behind the flag ends. Whose flag it is
 * and what is said of it stands in the vendor's own words.
 */
import { renderInstant } from "../lib/instant.ts";
import { isSameJson } from "../lib/same-json.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Flag, FlagReading, FlagSetting, PlannedFlag } from "../providers/contract.ts";
import type { RecordedFlag } from "../release/recorded-flag.ts";
import type { Rung, RungContext, RungObservation } from "./contract.ts";

/** What was read before the flag was set. */
export interface FlagState {
  readonly before: FlagReading;
  /** Its version right after it was set, as soon as that is known: who changed it later is told by it. */
  readonly after: { version: string | null };
}

export const flag: Rung<PlannedFlag, "flags", FlagState> = {
  key: "flag",
  moves: "behavior",
  description:
    "Sets a feature flag to what the plan calls safe, and reads it back: what is behind the flag ends, without another deployment. It is taken only where somebody could have seen it help: production's `verify` gates failed right before it. Where the flag is safe already, cannot be read, or was changed by somebody at the same moment, the next rung is taken.",
  example: "rollback: { ladder: [flag, host], flag: { launchdarkly: multi-thread-chat } }\n",
  cannotUndo: "anything that the release does without asking the flag, and what was written while the flag was on",
  afterwards: "When the cause is fixed, `rollback --restore-flag` puts the flag back.",
  words: "flags",
  roles: ["flags"],
  onlyIfSeen: true,
  provider: ({ vendor }) => vendor,
  explain: ({ told }) => `the flag ${told}`,
  settlesMs: ({ settlesMs }) => settlesMs,
  observe: (spec, { roles, release }) => observe(spec, roles.flags.open(spec.spec), release.flag),
  async apply(spec, state, context) {
    const opened = context.roles.flags.open(spec.spec);
    const found = await opened.read();
    if (isSameJson(found.setting, opened.safe)) return pass("rung_done", `${nameOf(spec)} is set to what is safe.`);
    // It was read a moment ago: whoever changed it since then is at work on it.
    if (found.version !== state.before.version) return changed(spec, opened);
    return set(spec, opened, { setting: opened.safe, found, after: state.after }, reasonOf(context));
  },
  restore: (spec, state, context) => restore(spec, state, context),
};

async function observe(
  spec: PlannedFlag,
  opened: Flag,
  recorded: RecordedFlag | null,
): Promise<RungObservation<FlagState>> {
  const before = await opened.read();
  if (isSameJson(before.setting, opened.safe)) {
    const summary = `${nameOf(spec)} is set to what is safe, ${render(opened.safe)}.`;
    const evidence = [{ label: "version of the flag", value: before.version }];
    if (recorded === null || recorded.vendor !== spec.vendor || recorded.name !== spec.name)
      return { is: "done", summary, evidence };
    if (!isSameJson(recorded.setting, opened.safe)) return { is: "done", summary, evidence, before: "otherwise" };
    // Of what was set to something else meanwhile, and back again, nobody can say who did that.
    const isUntouched = recorded.version === before.version;
    return { is: "done", summary, evidence, ...(isUntouched ? { before: "so" as const } : {}) };
  }
  if (before.obstacle === null) return { is: "due", state: { before, after: { version: null } } };
  return {
    is: "impossible",
    verdict: hold("flag_unfit", before.obstacle, "Correct `rollback.flag` in the plan, or the flag."),
  };
}

interface Change {
  readonly setting: FlagSetting;
  readonly found: FlagReading;
  readonly after: FlagState["after"];
}

async function set(spec: PlannedFlag, opened: Flag, change: Change, reason: string): Promise<Verdict> {
  const { setting, found, after } = change;
  const answer = await opened.set(setting, found, reason);
  const now = await opened.read();
  if (isSameJson(now.setting, setting)) {
    after.version = now.version;
    return pass("rung_done", `${nameOf(spec)} was ${render(found.setting)} and is ${render(setting)} now.`);
  }
  if (answer.kind === "accepted") {
    // What other readers still see late is read again by the caller.
    return pass("rung_done", `${nameOf(spec)} was asked to be ${render(setting)}.`);
  }
  if (answer.kind === "changed" && now.version !== found.version) return changed(spec, opened);
  return hold(
    "flag_refused",
    `${nameOf(spec)} stays ${render(now.setting)}: ${answer.message}.`,
    "Let whoever may decide about the flag set it, or give the token the right to.",
  );
}

/** Only what was set by us is put back: later it is another's. */
async function restore(
  spec: PlannedFlag,
  { before, after }: FlagState,
  context: RungContext<"flags">,
): Promise<Verdict> {
  const opened = context.roles.flags.open(spec.spec);
  const now = await opened.read();
  if (isSameJson(now.setting, before.setting))
    return pass("rung_done", `${nameOf(spec)} is ${render(before.setting)}, as before.`);
  const isOurs = isSameJson(now.setting, opened.safe) && now.version === after.version;
  if (!isOurs) return changed(spec, opened);
  const verdict = await set(
    spec,
    opened,
    { setting: before.setting, found: now, after: { version: null } },
    reasonOf(context),
  );
  return verdict;
}

/** Who it was, as far as the vendor tells: for a person, so that nothing depends on it. */
async function changed(spec: PlannedFlag, opened: Flag): Promise<Verdict> {
  const { by, at } = await opened.readLastChange().catch(() => ({ by: null, at: null }));
  const who = by === null ? "Somebody" : by;
  const when = at === null ? "" : `, at ${renderInstant(at)}`;
  return hold(
    "flag_changed",
    `${who} changed ${nameOf(spec)} meanwhile${when}, so it was left as it is.`,
    "Ask them what they are at, and set the flag by hand.",
  );
}

function nameOf({ name }: PlannedFlag): string {
  return `the flag ${name}`;
}

function reasonOf({ release }: RungContext<"flags">): string {
  return `Holdpoint, rollback of ${release.id}: ${release.reason}${release.runUrl === null ? "" : ` (${release.runUrl})`}`;
}

function render(setting: FlagSetting): string {
  return typeof setting === "string" ? setting : JSON.stringify(setting);
}
