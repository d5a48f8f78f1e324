/** PostgreSQL, changed on purpose: sessions that write, its own client programs, and servers for a proof. */
import type { DatabaseWork, RoleProvider } from "../../contract.ts";
import { parsePlace } from "../parse-place.ts";
import { VENDOR } from "../settings.ts";
import { describeAddress, otherDatabase } from "./addresses.ts";
import { withClientEnvironment } from "./client-environment.ts";
import { createProgramFinder } from "./find-program.ts";
import { openWriter } from "./open-writer.ts";
import { refuseKnownPooler } from "./pooler.ts";
import { startScratch } from "./scratch-server.ts";
import { startProgram } from "./start-program.ts";

export const postgresWork: RoleProvider<"databaseWork"> = {
  role: "databaseWork",
  key: "postgres",
  vendor: VENDOR,
  // Its addresses are the plan's own secrets, which every step names for itself.
  settings: [],
  async connect(_settings, { signal, debug, env }): Promise<DatabaseWork> {
    const searchPath = env["PATH"];
    const findProgram = createProgramFinder(searchPath);
    return {
      async withWriter(url, limits, act) {
        const place = parsePlace(url);
        const { writer, close } = await openWriter(place, limits, signal);
        const { host, port, tls } = place.address;
        debug(`PostgreSQL ${writer.serverVersion}: writer with ${host}:${port}, tls ${tls}`);
        try {
          return await act(writer);
        } finally {
          await close();
        }
      },
      otherDatabase,
      describe: describeAddress,
      withClientEnvironment: async (url, settings, act) => withClientEnvironment(parsePlace(url), settings, act),
      findProgram,
      async startProgram(url, program, serverMajor, args, options = {}) {
        const place = parsePlace(url);
        refuseKnownPooler(place);
        const { path, version } = await findProgram(program, serverMajor);
        debug(`PostgreSQL: ${path} ${version}`);
        return startProgram({
          place,
          program,
          path,
          args,
          settings: options.settings ?? {},
          searchPath,
          ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
          ...(signal === undefined ? {} : { signal }),
        });
      },
      startScratch: (major) => startScratch(major, searchPath, signal),
    };
  },
};
