/**
 * What a dump of one database has not: its settings, those of roles in it, who may connect, how many. They are those of the
 * database in use, since the application was set up for that.
 */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { renderSetting } from "../../release/setting-value.ts";
import type { ServerWorld } from "./observe-server.ts";
import type { Server } from "./open-server.ts";
import { type Acting, markNow } from "./switch-databases.ts";
import { commentOn } from "./write-mark.ts";

const SETTINGS = `
  select r.rolname as role, c.setting from pg_catalog.pg_db_role_setting s
    join pg_catalog.pg_database d on d.oid = s.setdatabase left join pg_catalog.pg_roles r on r.oid = s.setrole,
    lateral unnest(s.setconfig) as c(setting) where d.datname = $1 order by 1 nulls first, 2`;

/** Grants nobody ever changed stand nowhere: they are the default's. */
const GRANTS = `
  select case when a.grantee = 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end as grantee, a.privilege_type as privilege,
    a.is_grantable as grantable from pg_catalog.pg_database d,
    lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a where d.datname = $1`;

const PRIVILEGES = new Set(["CREATE", "CONNECT", "TEMPORARY"]);

export async function dressCopy(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live, copyName } = world;
  const { database } = acting;
  const { rows: settings } = await server.writer.query(SETTINGS, [database]);
  const { rows: grants } = await server.writer.query(GRANTS, [database]);
  const quoted = quoteIdentifier(copyName);
  await server.change([
    ...settings.map(({ role, setting }) => {
      const rendered = renderSetting(String(setting));
      if (rendered === null) throw new Error("a setting without a name");
      const whose = typeof role === "string" ? `role ${quoteIdentifier(role)} in database` : "database";
      return `alter ${whose} ${quoted} set ${rendered}`;
    }),
    ...grants.flatMap(({ grantee, privilege, grantable }) => {
      if (!PRIVILEGES.has(String(privilege))) return [];
      const to = typeof grantee === "string" ? quoteIdentifier(grantee) : "public";
      return [
        `grant ${String(privilege)} on database ${quoted} to ${to}${grantable === true ? " with grant option" : ""}`,
      ];
    }),
    `alter database ${quoted} with connection limit ${live?.connectionLimit ?? -1}`,
    commentOn(copyName, "", markNow(world, acting, { phase: "ready", kept: null })),
  ]);
  acting.step(`${copyName} has the settings and grants of ${database}`);
}
