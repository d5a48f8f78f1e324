/** How busy the database is, and how far its replicas are. Pure. */
import { renderBytes } from "../../lib/bytes.ts";
import { renderDuration } from "../../lib/duration.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import { type Judged, unfit } from "./judged.ts";
import type { DatabaseFacts } from "./read-facts.ts";
import { type DatabaseSpec, DEFAULTS } from "./spec.ts";

const SHOWN = 3;

export function judgeLoad(spec: DatabaseSpec, facts: DatabaseFacts): Judged {
  const parts = [
    judgeConnections(spec, facts),
    judgeTransactions(spec, facts),
    judgeReplicas(spec, facts),
    judgeSlots(spec, facts),
    judgeSize(spec, facts),
  ];
  return {
    findings: parts.flatMap(({ findings }) => findings),
    evidence: parts.flatMap(({ evidence }) => evidence),
  };
}

function judgeConnections({ connections }: DatabaseSpec, facts: DatabaseFacts): Judged {
  const { used, room, limitOf } = facts.connections;
  const needed = connections ?? DEFAULTS.connections;
  return {
    findings:
      room >= needed
        ? []
        : [
            unfit(
              `${Math.max(0, room)} connections are left (${used} are used of what ${limitOf} allows), and the plan wants ${needed}.`,
              "Close what is idle, or raise the limit, before anything is dumped or migrated.",
            ),
          ],
    evidence: [{ label: "connections", value: `${used} used, ${room} left by the limit of ${limitOf}` }],
  };
}

function judgeTransactions(
  { transaction }: DatabaseSpec,
  { oldestTransaction: oldest, monitors }: DatabaseFacts,
): Judged {
  if (!monitors) return unseen("transactions of other roles", transaction !== null);
  const most = transaction ?? DEFAULTS.transaction;
  if (oldest === null) return { findings: [], evidence: [{ label: "oldest transaction", value: "none is open" }] };
  const age = renderDuration(wholeSeconds(oldest.ageMs));
  const who = `process ${oldest.pid}${oldest.application ? ` (${oldest.application})` : ""}, ${oldest.state ?? "state not known"}`;
  return {
    findings:
      oldest.ageMs <= most
        ? []
        : [
            unfit(
              `A transaction has been open for ${age} (${who}), and the plan allows ${renderDuration(most)}: a migration would wait for it, and everybody behind the migration.`,
              `Let it end, or end it: select pg_terminate_backend(${oldest.pid});`,
            ),
          ],
    evidence: [{ label: "oldest transaction", value: `${age}, ${who}` }],
  };
}

function judgeReplicas({ lag }: DatabaseSpec, { replicas, monitors }: DatabaseFacts): Judged {
  if (replicas.length === 0) return { findings: [], evidence: [{ label: "replicas", value: "none" }] };
  if (!monitors) return unseen("lag of the replicas", lag !== null);
  const most = lag ?? DEFAULTS.lag;
  const late = replicas.filter(({ lagMs }) => (lagMs ?? 0) > most);
  const show = ({ name, state, lagMs }: DatabaseFacts["replicas"][number]) =>
    `${name || "unnamed"}, ${state ?? "state not known"}, ${lagMs === null ? "no lag" : `${renderDuration(wholeSeconds(lagMs))} behind`}`;
  return {
    findings:
      late.length === 0
        ? []
        : [
            unfit(
              `A replica is further behind than ${renderDuration(most)}: ${late.slice(0, SHOWN).map(show).join("; ")}.`,
              "Wait until it caught up: a migration makes it worse, and who reads there sees the old schema.",
            ),
          ],
    evidence: replicas.slice(0, SHOWN).map((replica): Evidence => ({ label: "replica", value: show(replica) })),
  };
}

/** A slot whose reader is gone holds back the write-ahead log until the disk is full. */
function judgeSlots({ slots: limit }: DatabaseSpec, { slots }: DatabaseFacts): Judged {
  const most = limit ?? DEFAULTS.slots;
  const findings = slots.flatMap(({ name, active, status, bytes }): Finding[] => {
    if (status === "lost") {
      return [
        unfit(`The replication slot ${name} lost what its reader needs.`, `Set its reader up anew, and drop the slot.`),
      ];
    }
    if ((bytes ?? 0) <= most) return [];
    return [
      unfit(
        `The replication slot ${name}${active ? "" : ", which nobody reads,"} holds back ${renderBytes(bytes ?? 0)} of write-ahead log, and the plan allows ${renderBytes(most)}.`,
        `Look at its reader; if it is gone for good: select pg_drop_replication_slot('${name}');`,
      ),
    ];
  });
  const evidence = slots.slice(0, SHOWN).map(({ name, active, bytes }): Evidence => ({
    label: "replication slot",
    value: `${name}, ${active ? "in use" : "nobody reads it"}${bytes === null ? "" : `, holds back ${renderBytes(Math.max(0, bytes))}`}`,
  }));
  return { findings, evidence };
}

function judgeSize({ size }: DatabaseSpec, { bytes }: DatabaseFacts): Judged {
  return {
    findings:
      size === null || bytes <= size
        ? []
        : [
            unfit(
              `The database has ${renderBytes(bytes)}, and the plan was made for ${renderBytes(size)}.`,
              "Look whether backup and migration still end in their time, then correct max-size: in the plan.",
            ),
          ],
    evidence: [
      { label: "size", value: `${renderBytes(bytes)}; PostgreSQL does not tell how much of the disk is free` },
    ],
  };
}

/** A limit that the plan wrote is asked for; a default is not worth a hold. */
function unseen(what: string, written: boolean): Judged {
  const evidence: readonly Evidence[] = [{ label: what, value: "not visible to this role" }];
  if (!written) return { findings: [], evidence };
  return {
    findings: [
      {
        outcome: "hold",
        reasonCode: "credential_insufficient",
        summary: `The plan has a limit for the ${what}, and this role does not see them.`,
        remedy: "As a superuser: grant pg_monitor to the role; or take the limit out of the plan.",
      },
    ],
    evidence,
  };
}

function wholeSeconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1_000) * 1_000);
}
