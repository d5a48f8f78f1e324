/** Rolling releases at the host: a template for those to come, and the one that is under way. As in the sandbox. */
import type { HostRollout, RolloutSettings } from "../../../src/providers/contract.ts";
import type { RolloutTruth } from "../scenario/rollout.ts";
import type { ChangeReply } from "./host-server.ts";
import type { By, Log, Standing } from "./log.ts";

export interface RollingServer {
  settings(): RolloutSettings | null;
  isOffered(): boolean;
  writeStages(percents: readonly number[], by: By): void;
  putBack(stored: unknown, by: By): void;
  start(id: string, by: By, sentAt: number): ChangeReply;
  approve(id: string, from: number, by: By, sentAt: number): ChangeReply;
  complete(id: string, by: By, sentAt: number): ChangeReply;
}

interface Hands {
  readonly log: Log;
  readonly now: () => number;
  readonly standing: () => Standing;
  readonly change: (by: By, part: Partial<Standing>) => void;
  /** The domains are pointed at it, as by a promote. */
  readonly point: (id: string, by: By) => void;
}

const stagesOf = (percents: readonly number[]) => percents.map((percent) => ({ percent, automatic: false }));
const OTHERS = [20, 100];

export function createRolling({ log, now, standing, change, point }: Hands, truth: RolloutTruth | null) {
  let settings: readonly number[] | null = truth?.before === "others" ? OTHERS : null;
  const active = () => (standing().rollout?.state === "active" ? (standing().rollout ?? null) : null);

  function set(percents: readonly number[] | null, by: By): void {
    settings = percents;
    log.add({ kind: "rollout-settings", by, percents });
    const { rollout } = standing();
    // Without settings there is nothing that could go on.
    if (percents === null && rollout?.state === "active") abort(by);
  }

  function abort(by: By): void {
    const rollout = active();
    if (rollout !== null) change(by, { rollout: { ...rollout, state: "aborted", activeStage: null, queuedId: null } });
  }

  function begin(id: string, by: By): ChangeReply {
    const rollout = active();
    if (rollout !== null && rollout.candidateId !== id) {
      change(by, { rollout: { ...rollout, queuedId: id } });
      return { status: 202, message: "" };
    }
    if (rollout === null) {
      const { target: stableId } = standing();
      const stages = stagesOf(settings ?? []);
      const begun = { candidateId: id, stableId, startedAt: now(), activeStage: 0, stages, queuedId: null } as const;
      change(by, { rollout: { ...begun, state: "active" }, autoAssign: true });
    }
    return { status: 201, message: "" };
  }

  function finish(rollout: HostRollout, by: By): ChangeReply {
    change(by, { rollout: { ...rollout, state: "complete", activeStage: null, queuedId: null } });
    point(rollout.candidateId, by);
    return { status: 201, message: "" };
  }

  function approve(id: string, from: number, by: By): ChangeReply {
    const rollout = active();
    if (rollout?.candidateId !== id) return { status: 404, message: "There is no active rolling release." };
    if (rollout.activeStage !== from) return { status: 409, message: `The active stage is ${rollout.activeStage}.` };
    if (from + 1 >= rollout.stages.length - 1) return finish(rollout, by);
    change(by, { rollout: { ...rollout, activeStage: from + 1 } });
    return { status: 201, message: "" };
  }

  /** What `log` calls it decides by which rules it is judged. */
  function ask(type: "promote" | "stage", to: string, by: By, sentAt: number, answer: () => ChangeReply): ChangeReply {
    const before = standing();
    const reply = answer();
    log.add({ kind: "ask", by, type, to, sentAt, before, answer: `${reply.status}` });
    return reply;
  }

  const server: RollingServer = {
    settings: () => (settings === null ? null : { stages: stagesOf(settings), stored: { stages: settings } }),
    isOffered: () => truth?.unavailable !== true,
    writeStages: (percents, by) => set(percents, by),
    putBack(stored, by) {
      const { stages = null } = (stored ?? {}) as { readonly stages?: readonly number[] | null };
      set(stages, by);
    },
    start: (id, by, sentAt) =>
      ask("promote", id, by, sentAt, () => {
        if (settings === null) return { status: 400, message: "Rolling releases are not enabled." };
        if (standing().target === id)
          return { status: 409, message: "it is already the current production deployment" };
        if (standing().request?.status === "in-progress")
          return { status: 409, message: "Another change is in progress." };
        return begin(id, by);
      }),
    approve: (id, from, by, sentAt) => ask("stage", id, by, sentAt, () => approve(id, from, by)),
    complete: (id, by, sentAt) =>
      ask("stage", id, by, sentAt, () => {
        const rollout = active();
        if (rollout?.candidateId !== id) return { status: 404, message: "There is no active rolling release." };
        return finish(rollout, by);
      }),
  };
  return {
    server,
    abort,
    isActive: () => active() !== null,
    /** A promote where the project rolls out; null where it does not. */
    promote(id: string, by: By): ChangeReply | null {
      const rollout = active();
      if (rollout?.candidateId === id) return finish(rollout, by);
      return settings === null ? null : begin(id, by);
    },
  };
}
