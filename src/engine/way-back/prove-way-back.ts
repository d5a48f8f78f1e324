/** What is read of the way back from a release before it is promoted. Nothing of it can fail the promote. */
import { ProviderError } from "../../lib/error.ts";
import type { Host, HostDeployment } from "../../providers/contract.ts";
import type { Served } from "../../release/choose-known-good.ts";
import { judgeWayBack, type OldBuildAsked } from "../../release/judge-way-back.ts";
import type { KnownGood, ProductionPayload } from "../../release/payload.ts";
import { compareSchemas, type RecordedSchema } from "../../release/recorded-schema.ts";
import type { OwnRecord } from "../../release/record.ts";
import type { WayBack } from "../../release/way-back.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { askKnownGood } from "./ask-known-good.ts";

export interface WayBackOrder {
  readonly knownGood: KnownGood;
  /** Who served before, newest first; the known good is one of them. */
  readonly chain: readonly Served[];
  /** Production records of all releases, newest first. */
  readonly listed: readonly OwnRecord<ProductionPayload>[];
  readonly candidate: string;
  /** That the release meets in production. */
  readonly schemas: readonly RecordedSchema[];
  /** What production serves, as it was read just now. */
  readonly serving: HostDeployment | null;
}

export async function proveWayBack(
  context: CommandContext,
  journal: Journal,
  host: Host,
  { knownGood, chain, listed, candidate, schemas, serving }: WayBackOrder,
): Promise<WayBack> {
  const { id } = knownGood;
  const served = chain.find((one) => one.id === id);
  const known = served?.record?.payload ?? listed.find(({ payload }) => payload.candidate.id === id)?.payload ?? null;
  journal.progress(`looking at the way back to ${id}`);
  const [target, whole, variables, asked] = await Promise.all([
    serving?.id === id ? serving : read(() => host.readDeployment(id)),
    read(() => host.readDeployment(candidate)),
    read(() => host.listEnvironmentVariables("production")),
    read(() => askKnownGood(context, journal, host, known)),
  ]);
  return judgeWayBack({
    to: id,
    previous: chain[0]?.id ?? null,
    target,
    candidate: whole,
    variables,
    crossed: served?.crossed ?? ["unknown"],
    own: known?.migrations ?? null,
    schemas: compareSchemas(known?.schemas ?? [], schemas),
    crossedSchemas: served?.crossedSchemas ?? [],
    asked: asked === "unread" ? NOT_FOUND : asked,
  });
}

const NOT_FOUND: OldBuildAsked = { kind: "not-asked", why: "the host did not say where it is" };

/** A vendor that gives no answer leaves something unknown, and that is said. */
async function read<Value>(ask: () => Promise<Value>): Promise<Value | "unread"> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderError) return "unread";
    throw error;
  }
}
