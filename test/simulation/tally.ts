/** What was met in many releases: numbers and sets that can be added in any order. */
import { createStepTally } from "./tally-steps.ts";
import type { Entry, Standing } from "./world/log.ts";
import { isProcess } from "./world/log.ts";

export interface Tally {
  releases: number;
  promotions: number;
  rollbacks: number;
  /** Virtual milliseconds. */
  simulatedMs: number;
  readonly faults: Map<string, number>;
  readonly states: Set<string>;
  readonly transitions: Set<string>;
}

export function createTally(): Tally {
  return {
    releases: 0,
    promotions: 0,
    rollbacks: 0,
    simulatedMs: 0,
    faults: new Map(),
    states: new Set(),
    transitions: new Set(),
  };
}

export function tallyRelease(tally: Tally, entries: readonly Entry[]): void {
  tally.releases += 1;
  tally.simulatedMs += (entries.at(-1)?.at ?? 0) - (entries[0]?.at ?? 0);
  const count = (kind: string) => tally.faults.set(kind, (tally.faults.get(kind) ?? 0) + 1);
  const phases = new Map<string, string>();
  const releases = new Map<number, string>();
  const ofSteps = createStepTally(count);
  let steps = "";
  let standing = "nothing";
  let state = "";
  let flag: string | null = null;
  const reach = () => {
    const words = [...phases].toSorted().map(([release, phase]) => `${release} ${phase}`);
    const flagged = flag === null ? "" : `; flag ${flag}`;
    const next = `${standing}; ${words.join(", ")}${flagged}${steps === "" ? "" : `; ${steps}`}`;
    if (next === state) return;
    tally.states.add(next);
    tally.transitions.add(`${state} → ${next}`);
    state = next;
  };
  for (const entry of entries) {
    const stepsNow = ofSteps.meet(entry);
    if (stepsNow !== null) {
      steps = stepsNow;
      reach();
    }
    switch (entry.kind) {
      case "fault":
        count(entry.fault);
        break;
      case "rollout-settings":
        if (isProcess(entry.by))
          count(entry.percents === null ? "rollout: settings gone" : "rollout: settings written");
        break;
      case "flag":
        count(entry.by === "person" ? "person: flag" : `rung: flag ${entry.after}`);
        flag = entry.after;
        reach();
        break;
      case "script":
        count(`rung: script ${entry.what}`);
        break;
      case "pull":
        count("rung: pull request");
        break;
      case "ask":
        if (entry.by === "person") count(`person: ${entry.type}`);
        else if (entry.type === "stage" && entry.answer.startsWith("2")) count("rollout: advanced");
        break;
      case "record":
        if (entry.by === "stranger") count("stranger: record");
        if (entry.record.task !== "holdpoint:production" || entry.by === "stranger") break;
        releases.set(entry.record.id, (entry.record.payload as { release: string }).release);
        break;
      case "status": {
        if (entry.by === "stranger") count("stranger: status");
        const release = releases.get(entry.status.record);
        if (entry.by === "stranger" || release === undefined) break;
        phases.set(release, /^(?:rolling back|rolled back|\w+)/.exec(entry.status.description)?.[0] ?? "");
        reach();
        break;
      }
      case "moved":
        if (isProcess(entry.by) && entry.after.target !== entry.before.target) {
          if (entry.after.request?.type === "rollback") tally.rollbacks += 1;
          else tally.promotions += 1;
        }
        standing = describe(entry.after);
        reach();
        break;
      default:
    }
  }
}

function describe({ target, domains, autoAssign, request, rollout = null }: Standing): string {
  const elsewhere = domains
    .filter(({ deploymentId }) => deploymentId !== target)
    .map(({ deploymentId }) => deploymentId);
  const asked = request === null ? "" : `, ${request.type} to ${request.toDeploymentId} ${request.status}`;
  const rolls = rollout === null ? "" : `, ${rollout.candidateId} ${rollout.state} ${rollout.activeStage ?? ""}`;
  return `${target}${elsewhere.length === 0 ? "" : ` (${elsewhere.join(", ")})`}${autoAssign ? "" : " pinned"}${asked}${rolls}`;
}

/** As a worker sends it. */
export interface SentTally extends Omit<Tally, "faults" | "states" | "transitions"> {
  readonly faults: readonly (readonly [string, number])[];
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

export function addTally(sum: Tally, sent: SentTally): void {
  sum.releases += sent.releases;
  sum.promotions += sent.promotions;
  sum.rollbacks += sent.rollbacks;
  sum.simulatedMs += sent.simulatedMs;
  for (const [kind, count] of sent.faults) sum.faults.set(kind, (sum.faults.get(kind) ?? 0) + count);
  for (const state of sent.states) sum.states.add(state);
  for (const transition of sent.transitions) sum.transitions.add(transition);
}

/** What a worker has met since it sent last; what it sent before is not sent again. */
export function takeTally(
  tally: Tally,
  known: { readonly states: Set<string>; readonly transitions: Set<string> },
): SentTally {
  const fresh = (found: Set<string>, before: Set<string>) => {
    const added = [...found].filter((item) => !before.has(item));
    for (const item of added) before.add(item);
    found.clear();
    return added;
  };
  const { releases, promotions, rollbacks, simulatedMs } = tally;
  const sent = {
    releases,
    promotions,
    rollbacks,
    simulatedMs,
    faults: [...tally.faults],
    states: fresh(tally.states, known.states),
    transitions: fresh(tally.transitions, known.transitions),
  };
  Object.assign(tally, { releases: 0, promotions: 0, rollbacks: 0, simulatedMs: 0 });
  tally.faults.clear();
  return sent;
}
