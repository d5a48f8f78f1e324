/** PostgreSQL through `pg`: asked, never changed. */
import type { Databases, RoleProvider } from "../contract.ts";
import { examineLine } from "./examine-line.ts";
import { openLine } from "./line.ts";
import { parsePlace } from "./parse-place.ts";
import { createSession } from "./session.ts";
import { ADDRESS, VENDOR } from "./settings.ts";

export const postgres: RoleProvider<"databases"> = {
  role: "databases",
  key: "postgres",
  vendor: VENDOR,
  settings: [ADDRESS],
  async connect(_settings, { signal, debug }): Promise<Databases> {
    return {
      examineLine: (url, limits) => examineLine(url, limits, signal),
      async withSession(url, limits, act) {
        const place = parsePlace(url);
        const { host, port, tls } = place.address;
        const line = await openLine(place, limits, signal);
        debug(`PostgreSQL: session with ${host}:${port}, tls ${tls}`);
        try {
          return await act(createSession(line, limits.statementTimeoutMs));
        } finally {
          await line.close();
        }
      },
    };
  },
};
