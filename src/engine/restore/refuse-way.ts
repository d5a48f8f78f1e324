/** Whether a restore of this way fits this server: in place is for servers on which nothing else can be done. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import { isInPlace, type RestoreWay } from "../../release/restore-wish.ts";
import type { Server } from "./open-server.ts";

/** Vendors and their tools expect it by this name, and it to be the very one that they made. */
const EXPECTED_BY_NAME = "postgres";

const ABLE = `
  select r.rolsuper or (r.rolcreatedb and pg_catalog.pg_has_role(r.oid, d.datdba, 'MEMBER')) as able
  from pg_catalog.pg_roles r, pg_catalog.pg_database d where r.rolname = current_user and d.datname = $1`;

export async function refuseWay({ writer }: Server, database: string, way: RestoreWay): Promise<Verdict | null> {
  const { rows } = await writer.query(ABLE, [database]);
  const able = rows[0]?.["able"] === true && database !== EXPECTED_BY_NAME;
  if (way === "beside" && !able) {
    return hold(
      "restore_in_place_only",
      database === EXPECTED_BY_NAME
        ? `A database called ${EXPECTED_BY_NAME} is not renamed: a server's own tools and its vendor expect it by that name.`
        : `The role may not create a database beside ${database}, or does not own it.`,
      "Use the vendor's own restore where there is one. Else give the role CREATEDB and the ownership; --way in-place is the last resort.",
    );
  }
  if (isInPlace(way) && able) {
    return hold(
      "restore_blocked",
      `${database} can be restored beside and renamed here, so it is not restored in place, which keeps nothing.`,
      "Leave --way out.",
    );
  }
  return null;
}
