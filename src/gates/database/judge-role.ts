/** Who the address logs in as, and what that role may do. Pure. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import { type Judged, renderNames, unfit, withoutRights } from "./judged.ts";
import type { DatabaseFacts, SomeNames } from "./read-facts.ts";
import type { DatabaseSpec } from "./spec.ts";

export function judgeRole(spec: DatabaseSpec, facts: DatabaseFacts): Judged {
  const { role, superuser, major, version, replica, readOnly } = facts;
  const { database } = spec;
  const findings: Finding[] = [];
  if (spec.role !== null && spec.role !== role) {
    findings.push(
      withoutRights(
        `${database} logs in as ${role}, and the plan wants ${spec.role}.`,
        `Store the address of ${spec.role} in ${database}.`,
      ),
    );
  }
  if (spec.superuser === "refuse" && superuser) {
    findings.push(
      withoutRights(
        `${role} is a superuser, whom nothing stops.`,
        `Create a role with the rights that are needed, and store its address in ${database}.`,
      ),
    );
  }
  if (major < spec.version.min || major > spec.version.max) {
    findings.push(
      unfit(
        `The server is PostgreSQL ${version}, and the plan wants ${spec.version.min} to ${spec.version.max}.`,
        "Correct version: in the plan, together with the client programs that go with it, or the address.",
      ),
    );
  }
  if (spec.can.includes("migrate") && (replica || readOnly)) {
    findings.push(
      unfit(
        replica
          ? `${database} leads to a replica, where nothing can be written.`
          : `Sessions of ${role} begin read-only, so that no migration runs.`,
        replica
          ? `Store the address of the primary in ${database}.`
          : `Take default_transaction_read_only off the role or the database; hosts set it where a disk is full.`,
      ),
    );
  }
  const evidence: readonly Evidence[] = [
    { label: "role", value: `${role} in ${facts.database}${superuser ? ", a superuser" : ""}` },
    { label: "server", value: `PostgreSQL ${version}${replica ? ", a replica" : ""}` },
    { label: "rights looked at", value: `${spec.can.join(", ")} in ${facts.rights.schemas.join(", ") || "no schema"}` },
  ];
  return { findings: [...findings, ...judgeRights(spec, facts)], evidence };
}

function judgeRights(spec: DatabaseSpec, { role, bypassesRls, rights }: DatabaseFacts): readonly Finding[] {
  const { can } = spec;
  const me = quoteIdentifier(role);
  const dumps = can.includes("dump");
  const missing = (spec.schemas ?? []).filter((schema) => !rights.schemas.includes(schema));
  const check = (applies: boolean, names: SomeNames, what: string, remedy: string): readonly Finding[] =>
    applies && names.count > 0 ? [withoutRights(`${role} ${what} ${renderNames(names)}.`, remedy)] : [];
  const reads = dumps || can.includes("read");
  const read = `As the owner: grant usage on schema … to ${me}; grant select on all tables in schema … to ${me}; and alter default privileges for what comes later. Or grant pg_read_all_data to ${me}.`;
  return [
    ...(missing.length > 0
      ? [
          withoutRights(
            `There is no schema ${missing.join(", ")} in this database.`,
            "Correct schemas: in the plan, or the address.",
          ),
        ]
      : []),
    ...check(reads, rights.unusableSchemas, "may not look into the schemas", read),
    ...check(reads, rights.unreadable, "may not read", read),
    ...check(dumps, rights.unreadableSequences, "may not read the sequences", read),
    ...check(
      dumps && !bypassesRls,
      rights.hidden,
      "would dump only some of the rows, because of row security, of",
      `As a superuser: alter role ${me} bypassrls; or use the owner's address where the tables do not force row security.`,
    ),
    ...check(
      can.includes("migrate"),
      rights.closedSchemas,
      "may create nothing in",
      `As the owner: grant create on schema … to ${me};`,
    ),
    ...check(
      can.includes("migrate"),
      rights.foreign,
      "does not own, so it cannot change,",
      `Migrate as the owner, or as its owner: alter table … owner to ${me};`,
    ),
  ];
}
