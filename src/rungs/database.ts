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
  })
  .describe("The database whose backup a person may have restored with the rollback.");

export const database: DataRung<z.infer<typeof databaseSpec>> = {
  key: "database",
  moves: "data",
  description:
    "Restores the backup that was taken before the release's migrations, beside the database, compares it, and switches by renaming. No machine takes it: a ladder that climbs by itself passes it over and says so. In a rollback that a person dispatches with the database's name typed it is taken where the ladder has it, before `host` or after it.",
  example: `rollback:
  ladder: [host, database]
  database: { database: PRODUCTION_DATABASE_URL }
`,
  cannotUndo:
    "what was written since the backup, which stays in the database that is put aside; files outside the database; what jobs and webhooks sent elsewhere",
  spec: databaseSpec,
  roles: [],
  explain: ({ database: variable }) =>
    `the backup of ${variable} is restored beside it and switched to, only where a person dispatches it with the database's name`,
};
