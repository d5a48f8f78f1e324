/**
 * An item of an Edge Config, which Vercel calls Global Config since 2026, as a flag. Both names are paths of the same API; the
 * older one is what every version of Vercel's own clients uses. A change is a batch of one `update`, which never makes an item
 * that was not there. There is no condition that it could carry, so the item is compared by reading. The API always gives the
 * newest value; where the site reads it, it may take seconds to arrive.
 */
import { z } from "zod";
import type { Flag, FlagReading, Flags, FlagSetting, ProviderContext, RoleSettings } from "../../contract.ts";
import { FLAG_REFUSALS, readFlagAnswer } from "../../flag-answer.ts";
import { parseAnswer } from "../../parse-answer.ts";
import { type Connection, createConnection } from "../connection.ts";
import { VENDOR } from "../settings.ts";
import type { EdgeConfigSpec } from "./spec.ts";

const itemShape = z.object({ key: z.string(), value: z.json(), updatedAt: z.number() });
/** Two batches at the same moment: the later one is not taken. */
const CONFLICT = 409;

export function connectFlags(settings: RoleSettings, context: ProviderContext): Flags<EdgeConfigSpec> {
  const connection = createConnection(settings, context);
  return { open: (spec) => createFlag(connection, spec) };
}

function createFlag(connection: Connection, { config, key, safe }: EdgeConfigSpec): Flag {
  const path = `/v1/edge-config/${encodeURIComponent(config)}`;
  const readItem = async () => {
    const request = `${path}/item/${encodeURIComponent(key)}`;
    const { body } = await connection.request({ method: "GET", path: request, repeatable: true });
    return parseAnswer(VENDOR, itemShape, body, `GET ${request}`);
  };
  return {
    safe,
    async read(): Promise<FlagReading> {
      const { value, updatedAt } = await readItem();
      return { setting: value, version: String(updatedAt), obstacle: obstacleOf(key, value, safe) };
    },
    async set(value) {
      const answer = await connection.request({
        method: "PATCH",
        path: `${path}/items`,
        json: { items: [{ operation: "update", key, value }] },
        repeatable: false,
        once: true,
        accept: FLAG_REFUSALS,
      });
      return readFlagAnswer(answer, [CONFLICT]);
    },
    // Who it was stands in the backups, by an id that says nothing to people.
    readLastChange: async () => ({ by: null, at: (await readItem()).updatedAt }),
  };
}

/** A site that reads a map would break on `false`. */
function obstacleOf(key: string, value: FlagSetting, safe: FlagSetting): string | null {
  const [is, wanted] = [kindOf(value), kindOf(safe)];
  if (is === wanted) return null;
  return `The item ${key} is ${is}, and what the plan calls safe is ${wanted}; write \`safe\` as a value of the same kind.`;
}

function kindOf(value: FlagSetting): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : typeof value === "string" ? "text" : `a ${typeof value}`;
}
