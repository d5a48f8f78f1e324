/**
 * What a person may name as the target of a rollback: what production has served, newest first, with what is known of each.
 * Pure. What nobody knows is said so: a deployment that failed at something looks, in the host's list, like one that did not.
 */
import type { ServedDeployment } from "../providers/contract.ts";
import { isSafeToCross, judgeServed } from "./choose-known-good.ts";
import { describePeople } from "./people-in-record.ts";
import type { ProductionPayload } from "./payload.ts";
import type { OwnRecord, ProductionRecord } from "./record.ts";
import { nameWayBack } from "./way-back.ts";

export interface RollbackTarget {
  readonly id: string;
  readonly commit: string | null;
  /** When production began to serve it, as the host says. */
  readonly servedAt: number;
  /** Id of its release; null where no record is about it. */
  readonly release: string | null;
  readonly good: boolean;
  /** A part of a sentence: `its watch passed`. */
  readonly why: string;
  /** Who let it into production; empty where nobody is recorded. */
  readonly people: string;
  /** `safe`, `migrations not judged`. */
  readonly wayBack: string;
  /** Where a rollback goes for which nobody names a deployment. */
  readonly isDefault: boolean;
}

export interface KnownOfTargets {
  readonly served: readonly ServedDeployment[];
  /** What production serves now, which is none to go back to. */
  readonly current: string | null;
  /** Production records of all releases, newest first. */
  readonly listed: readonly OwnRecord<ProductionPayload>[];
  /** Those of them whose status was read. */
  readonly records: readonly ProductionRecord[];
  /** Where a rollback goes by itself; null = nowhere. */
  readonly to: string | null;
  readonly now: number;
}

export function listTargets({ served, current, listed, records, to, now }: KnownOfTargets): readonly RollbackTarget[] {
  const newest = listed.find(({ payload }) => payload.candidate.id === current)?.payload;
  return served.flatMap(({ id, commit, servedAt }, index): RollbackTarget[] => {
    if (id === current) return [];
    const own = listed.findIndex(({ payload }) => payload.candidate.id === id);
    const record = records.find(({ payload }) => payload.candidate.id === id) ?? null;
    const until = served[index - 1]?.servedAt ?? now;
    const { good, why } = judgeServed({ id, commit, record, until, accepted: acceptedBy(records, id), crossed: [] });
    const proven = newest?.wayBack?.to === id ? newest.wayBack : null;
    return [
      {
        id,
        commit: record?.payload.commit ?? commit,
        servedAt,
        release: record?.payload.release ?? null,
        good,
        why,
        people: record === null ? "" : describePeople(record.payload),
        wayBack: proven === null ? nameMigrations(listed, own) : nameWayBack(proven),
        isDefault: id === to,
      },
    ];
  });
}

function acceptedBy(records: readonly ProductionRecord[], id: string): string | null {
  const back = records.find(
    ({ phase, rollbackTo, accepted }) => phase === "rolled-back" && rollbackTo === id && accepted,
  );
  return back === undefined ? null : `a person chose it for a rollback: ${back.reason ?? "reason not recorded"}`;
}

/** What lies between it and now, by the records alone. */
function nameMigrations(listed: readonly OwnRecord<ProductionPayload>[], own: number): string {
  if (own < 0) return "nothing is recorded";
  const word = listed[own]?.payload.migrations ?? null;
  const crossed = listed.slice(0, own).map(({ payload }) => payload.migrations);
  return crossed.every((one) => isSafeToCross(one, word)) ? "no migration in the way" : "migrations not judged";
}
