/**
 * The backup of a database, restored. A ladder that a machine climbs never takes it: what was written since the backup would
 * be lost, and that is for a person to say.
 */
import { z } from "zod";
import { variableName } from "../lib/plan-values.ts";
import type { DataRung } from "./contract.ts";

const databaseSpec = z
  .strictObject({
    database: variableName.describe("Variable that holds the database's address, such as `PRODUCTION_DATABASE_URL`."),
    via: z
      .enum(["backup", "down"])
      .default("backup")
      .describe(
        "`backup`: the one from before the release's migrations is restored. `down`: the release's steps `migrate` are taken back by their own `undo`; only where their `trial` brought schema and data back and nobody has changed the schema since, and else refused with the reason.",
      ),
  })
  .describe("The database that a person may have put back with the rollback.");

export const database: DataRung<z.infer<typeof databaseSpec>> = {
  key: "database",
  moves: "data",
  description:
    "Restores the backup that was taken before the release's migrations, beside the database, compares it, and switches by renaming; or, with `via: down`, takes the release's migrations back by the team's own command, where that was proven to lose nothing. No machine takes it: a ladder that climbs by itself passes it over and says so. In a rollback that a person dispatches with the database's name typed it is taken where the ladder has it, before `host` or after it.",
  example: `rollback:
  ladder: [host, database]
  database: { database: PRODUCTION_DATABASE_URL }
`,
  cannotUndo:
    "what was written since the backup, which stays in the database that is put aside; files outside the database; what jobs and webhooks sent elsewhere",
  spec: databaseSpec,
  roles: [],
  explain: ({ database: variable, via }) =>
    via === "down"
      ? `the release's migrations of ${variable} are taken back by their own way down, where that was proven to lose nothing, only where a person dispatches it with the database's name`
      : `the backup of ${variable} is restored beside it and switched to, only where a person dispatches it with the database's name`,
};
