/**
 * What an oracle needs to know of a world's log. It knows nothing of the code under test: what a record or a status says is
 * read here again, in its own way.
 */
import type { By, Entry, Process, Standing } from "../world/log.ts";

type Kind<Name extends Entry["kind"]> = Extract<Entry, { readonly kind: Name }>;

export type Placed<Name extends Entry["kind"]> = Kind<Name>;

export interface OurRecord {
  readonly id: number;
  readonly place: number;
  readonly release: string;
  readonly candidate: string;
  readonly knownGood: string | null;
  readonly judged: boolean;
  readonly previous: string | null;
  readonly unpinned: boolean;
}

export interface Build {
  readonly release: string | null;
  readonly commit: string;
  readonly createdAt: number;
}

export interface History {
  readonly entries: readonly Entry[];
  readonly of: <Name extends Entry["kind"]>(kind: Name) => readonly Placed<Name>[];
  /** What a process did, in order. */
  readonly by: (process: Process) => ProcessHistory;
  readonly processes: readonly ProcessHistory[];
  /** Production records that one of our authors wrote, oldest first. */
  readonly records: readonly OurRecord[];
  /** What our authors last said of a record, before a place in the log. */
  readonly lastWord: (record: number, place?: number) => string | null;
  readonly builds: ReadonlyMap<string, Build>;
  readonly final: Standing | null;
  /** The first time that this deployment was what production served, or a part of its visitors got; null = never. */
  readonly firstServedAt: (id: string) => number | null;
}

export interface ProcessHistory extends Process {
  readonly begins: readonly Placed<"begin">[];
  readonly asks: readonly Placed<"ask">[];
  readonly reads: readonly Placed<"read">[];
  readonly results: readonly Placed<"result">[];
  readonly said: readonly Placed<"said">[];
  /** It was given old answers, so that nobody can blame it for what it did not know. */
  readonly misled: boolean;
  /** The command that was running at a place in the log. */
  readonly commandAt: (place: number) => Placed<"begin"> | null;
  /** The last word that it was given about production's target, or a domain, until then. */
  readonly lastRead: (
    what: "target" | "domain" | "rollout",
    until: { readonly place?: number; readonly at?: number },
  ) => Placed<"read"> | null;
}

export const OURS = "github-actions[bot]";

export function isProcess(by: By | "past" | "stranger"): by is Process {
  return typeof by === "object";
}

export function createHistory(entries: readonly Entry[]): History {
  const kinds = Map.groupBy(entries, ({ kind }) => kind);
  const of = <Name extends Entry["kind"]>(kind: Name) => (kinds.get(kind) ?? []) as unknown as readonly Placed<Name>[];
  const processes = new Map<string, ProcessHistory>();
  for (const { by } of of("begin")) {
    const key = `${by.run}.${by.process}`;
    if (!processes.has(key)) processes.set(key, createProcessHistory(by, of));
  }
  const statuses = Map.groupBy(
    of("status").filter(({ status }) => status.creator === OURS && status.state !== "inactive"),
    ({ status }) => status.record,
  );
  const served = new Map<string, number>();
  for (const { after, at } of of("moved")) {
    const visited = [after.target, after.rollout?.state === "active" ? after.rollout.candidateId : null];
    for (const id of visited) if (id !== null && !served.has(id)) served.set(id, at);
  }
  return {
    entries,
    of,
    by: ({ run, process }) => processes.get(`${run}.${process}`) ?? createProcessHistory({ run, process }, of),
    processes: [...processes.values()],
    records: of("record").flatMap((entry) => recordOf(entry)),
    lastWord: (record, place = Infinity) => {
      const said = (statuses.get(record) ?? []).flatMap((one) => (one.place < place ? [one.status.description] : []));
      // That a promote is to begin says nothing of what came of it: a run that wrote it late takes back no other word.
      return said.findLast((text) => text !== "promoting") ?? said.at(-1) ?? null;
    },
    builds: new Map(of("built").map(({ id, release, commit, createdAt }) => [id, { release, commit, createdAt }])),
    final: of("moved").at(-1)?.after ?? null,
    firstServedAt: (id) => served.get(id) ?? null,
  };
}

function createProcessHistory(process: Process, of: History["of"]): ProcessHistory {
  const own = <Item extends { readonly by: unknown }>(items: readonly Item[]) =>
    items.filter(
      ({ by }) =>
        isProcess(by as By) && (by as Process).run === process.run && (by as Process).process === process.process,
    );
  const begins = own(of("begin"));
  // In the order of the questions: an answer that comes late is no newer for that.
  const reads = own(of("read")).toSorted((one, other) => one.sentAt - other.sentAt || one.place - other.place);
  return {
    ...process,
    begins,
    asks: own(of("ask")),
    reads,
    results: own(of("result")),
    said: own(of("said")),
    misled: own(of("fault")).some(({ fault }) => fault === "stale" || fault === "repeated"),
    commandAt: (place) => begins.findLast((begin) => begin.place < place) ?? null,
    lastRead: (what, { place = Infinity, at = Infinity }) =>
      reads.findLast((read) => read.what === what && read.place < place && read.at <= at) ?? null,
  };
}

function recordOf({ record, place }: Placed<"record">): readonly OurRecord[] {
  if (record.creator !== OURS || record.task !== "holdpoint:production") return [];
  const payload = record.payload as {
    readonly release: string;
    readonly candidate: { readonly id: string };
    readonly knownGood: { readonly id: string; readonly judged: boolean } | null;
    readonly previous: { readonly id: string } | null;
    readonly unpinned: boolean;
  };
  return [
    {
      id: record.id,
      place,
      release: payload.release,
      candidate: payload.candidate.id,
      knownGood: payload.knownGood?.id ?? null,
      judged: payload.knownGood?.judged === true,
      previous: payload.previous?.id ?? null,
      unpinned: payload.unpinned,
    },
  ];
}

/** The deployment that the host is bringing into production. */
export function arriving({ request, rollout }: Standing): string | null {
  if (rollout?.state === "active") return rollout.candidateId;
  const underWay = request?.status === "pending" || request?.status === "in-progress";
  return underWay && request.type === "promote" ? request.toDeploymentId : null;
}

/** Did the host take it? */
export function isTaken({ answer }: { readonly answer: string }): boolean {
  return answer.startsWith("2");
}
