/** Who served production before a release, newest first, as far back as its known good may lie. */
import type { Forge } from "../providers/contract.ts";
import { judgeServed, type Served } from "../release/choose-known-good.ts";
import type { ProductionPayload } from "../release/payload.ts";
import type { OwnRecord, ProductionRecord } from "../release/record.ts";
import { withoutRepeats } from "../release/without-repeats.ts";
import type { RecordedSchema } from "../release/recorded-schema.ts";
import type { World } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { readRecord } from "./release-records.ts";

export interface ChainStart {
  readonly world: World;
  /** Production records of all releases, newest first. */
  readonly listed: readonly OwnRecord<ProductionPayload>[];
  /** What production served before; null = nothing. */
  readonly before: string | null;
  /** What is known of the new release's own migrations. */
  readonly migrations: string;
  readonly schemas: readonly RecordedSchema[];
}

/** Ends with the first that is judged good: what lies behind it is not read. */
export async function readServedChain(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { world, listed, before, migrations, schemas }: ChainStart,
): Promise<readonly Served[]> {
  const { to, steps } = context.plan.rollback;
  const length = 1 + (to === "previous" ? 0 : steps);
  const chain: Served[] = [];
  let until = context.clock.now();
  for (let id = before; id !== null && chain.length < length && !chain.some((served) => served.id === id);) {
    const record = await findRecord(context, journal, forge, { world, listed, id });
    const newer = listed.slice(0, Math.max(0, indexOf(listed, record)));
    const served: Served = {
      id,
      commit:
        record?.payload.commit ?? (world.serving?.id === id ? (world.serving.meta.githubCommitSha ?? null) : null),
      record,
      until,
      accepted: acceptedBy(context, world, id, chain.length === 0),
      crossed: [migrations, ...newer.map(({ payload }) => payload.migrations)],
      crossedSchemas: [schemas, ...newer.map(({ payload }) => payload.schemas ?? [])],
    };
    chain.push(served);
    if (record === null || judgeServed(served).good) break;
    until = record.promotedAt ?? record.createdAt;
    id = record.payload.previous?.id ?? null;
  }
  return chain;
}

function indexOf(listed: readonly OwnRecord<unknown>[], record: ProductionRecord | null): number {
  return listed.findIndex(({ deployment }) => deployment.id === record?.forgeId);
}

/** A deployment's own record: of several the newest that got as far as production. */
async function findRecord(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { world, listed, id }: Pick<ChainStart, "world" | "listed"> & { readonly id: string },
): Promise<ProductionRecord | null> {
  const known = world.history.filter(({ payload }) => payload.candidate.id === id);
  const arrived = known.find(({ phase }) => phase !== "promoting");
  if (arrived !== undefined) return arrived;
  const owns = listed.filter(({ payload }) => payload.candidate.id === id);
  const records = withoutRepeats(await Promise.all(owns.map((own) => readRecord(context, journal, forge, own))));
  return records.find(({ phase }) => phase !== "promoting") ?? records[0] ?? null;
}

/** A person says so with this promote, of what production serves, or named the deployment in an earlier rollback. */
function acceptedBy({ options, env }: CommandContext, world: World, id: string, serving: boolean): string | null {
  if (serving && options.accept) return `${env["GITHUB_ACTOR"] ?? "a person"} accepted it: ${options.accept}`;
  const back = world.history.find(
    ({ phase, rollbackTo, accepted }) => phase === "rolled-back" && rollbackTo === id && accepted,
  );
  return back === undefined ? null : `a person chose it for a rollback: ${back.reason ?? "reason not recorded"}`;
}
