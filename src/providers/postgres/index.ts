/** PostgreSQL through `pg`: asked, never changed. */
import { createMask } from "../../lib/mask.ts";
import type { Databases, RoleProvider } from "../contract.ts";
import { parseAddress } from "./address.ts";
import type { Place } from "./failure.ts";
import { openLine } from "./line.ts";
import { createSession } from "./session.ts";
import { ADDRESS, VENDOR } from "./settings.ts";

export const postgres: RoleProvider<"databases"> = {
  role: "databases",
  key: "postgres",
  vendor: VENDOR,
  settings: [ADDRESS],
  async connect(_settings, { signal, debug }): Promise<Databases> {
    return {
      async withSession(url, limits, act) {
        const address = parseAddress(url);
        const place: Place = {
          address,
          variable: url.name,
          mask: createMask([url.reveal(), address.password]),
        };
        const line = await openLine(place, limits, signal);
        debug(`PostgreSQL: session with ${address.host}:${address.port}, tls ${address.tls}`);
        try {
          return await act(createSession(line, limits.statementTimeoutMs));
        } finally {
          await line.close();
        }
      },
    };
  },
};
