/**
 * The session that a restore is steered from: in another database of the same server, since nobody renames the one that they
 * are in. It holds a lock for as long as it lives, so that two runs never restore the same database at once.
 */
import { ProviderError } from "../../lib/error.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import { LIMITS, type RestoreOrder } from "./restore-order.ts";

/** Of every server, unless somebody dropped them; the first is for this very purpose. */
const PLACES = ["postgres", "template1"];

export interface Server {
  readonly writer: DatabaseWriter;
  /** One change, in a transaction of its own where it has several statements. */
  change(statements: readonly string[]): Promise<void>;
}

type Needed = Pick<RestoreOrder, "steady" | "url" | "database" | "before">;

export async function withServer<Value>(order: Needed, act: (server: Server) => Promise<Value>): Promise<Value> {
  const { steady, url, database } = order;
  let trouble: ProviderError | null = null;
  for (const place of PLACES.filter((one) => one !== database)) {
    let opened = false;
    try {
      return await steady.withWriter(steady.otherDatabase(url, place), LIMITS, async (writer) => {
        opened = true;
        await lock(writer, database);
        return act(serverOf(writer, order));
      });
    } catch (error) {
      if (opened || !(error instanceof ProviderError)) throw error;
      trouble = error;
    }
  }
  throw trouble ?? new Error("no place to steer a restore from");
}

async function lock(writer: DatabaseWriter, database: string): Promise<void> {
  const { rows } = await writer.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as ours", [
    `holdpoint restore ${database}`,
  ]);
  if (rows[0]?.["ours"] === true) return;
  throw new ProviderError({
    reasonCode: "restore_blocked",
    vendor: "PostgreSQL",
    message: `Another run is restoring ${database} at this moment.`,
    remedy:
      "Wait for its end, and look at what it did. Where it is gone for good, end its session: application_name is holdpoint restore.",
  });
}

function serverOf(writer: DatabaseWriter, { before = () => {} }: Needed): Server {
  return {
    writer,
    async change(statements) {
      const [only, ...more] = statements;
      if (only === undefined) return;
      if (more.length === 0) {
        before(only);
        await writer.query(only);
        return;
      }
      await writer.transaction("", async () => {
        for (const statement of statements) {
          before(statement);
          await writer.query(statement);
        }
        before("commit");
      });
    },
  };
}
