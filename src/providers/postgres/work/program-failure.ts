/** What a program of PostgreSQL wrote before it ended with an error, as a reason and a remedy. Pure. */
import type { ProviderError } from "../../../lib/error.ts";
import type { ReasonFor } from "../../../lib/reason-code.ts";
import type { PostgresProgram } from "../../contract.ts";
import { authorityRemedy } from "../authority-remedy.ts";
import { type Place, placeOf, problem } from "../failure.ts";

interface Known {
  readonly said: RegExp;
  readonly reasonCode: ReasonFor<"hold">;
  readonly because: string;
  readonly remedy: (place: Place) => string;
}

/** The first that is found decides; texts of 13 to 18, in English (the programs are started so). */
const KNOWN: readonly Known[] = [
  {
    said: /server version mismatch|unsupported version \(.*\) in file header/,
    reasonCode: "tool_missing",
    because: "the program is older than what it works with",
    remedy: () => "Install the program of the server's version, or of the version that wrote the archive.",
  },
  {
    said: /no password supplied|password authentication failed|no pg_hba\.conf entry|role ".*" does not exist/,
    reasonCode: "credential_rejected",
    because: "the server rejected the user or the password",
    remedy: ({ variable }) => `Store the address with the right user and password in ${variable}.`,
  },
  {
    said: /row-level security policy/,
    reasonCode: "credential_insufficient",
    because: "row security would hide rows from it",
    remedy: ({ variable }) =>
      `Give ${variable} a role that sees every row: the tables' owner, or one with BYPASSRLS. pg_read_all_data is not enough.`,
  },
  {
    said: /permission denied for|must be (?:owner|superuser|member)|must have privileges/,
    reasonCode: "credential_insufficient",
    because: "a right is missing",
    remedy: ({ variable }) =>
      `Give the role of ${variable} the right that the message names; for reading everything: grant pg_read_all_data.`,
  },
  {
    said: /canceling statement due to (?:statement|lock) timeout|lock timeout|deadlock detected/,
    reasonCode: "vendor_timeout",
    because: "a lock was not given in time",
    remedy: () => "Run this again when no migration and no long transaction holds the table.",
  },
  {
    said: /No space left on device|could not extend file/,
    reasonCode: "disk_full",
    because: "a disk is full",
    remedy: () => "Make space where the message says, or on this machine's temporary folder, and run this again.",
  },
  {
    said: /certificate verify failed|server certificate for|root certificate file|SSL error|does not support SSL/,
    reasonCode: "database_unreachable",
    because: "the server did not prove who it is",
    remedy: ({ address, variable }) => authorityRemedy(address.host, variable),
  },
  {
    said: /could not translate host name|could not connect|connection to server .* failed|server closed the connection|terminating connection|PQgetCopyData\(\) failed|no connection to the server|lost synchronization/,
    reasonCode: "database_unreachable",
    because: "the connection failed or was ended",
    remedy: () => "Look whether the database was restarted or somebody ended the session, and run this again.",
  },
  {
    said: /no matching (?:tables|schemas|extensions) were found|database ".*" does not exist/,
    reasonCode: "not_found",
    because: "what was asked for is not there",
    remedy: () => "Correct the names in the plan.",
  },
];

/** How the program ended, and with which words (masked before). */
export function programFailure(
  program: PostgresProgram,
  place: Place,
  end: { readonly exitCode: number | null; readonly signal: string | null; readonly stderr: string },
): ProviderError | null {
  if (end.exitCode === 0) return null;
  const how =
    end.exitCode === null ? `was ended by ${end.signal ?? "a signal"}` : `ended with exit status ${end.exitCode}`;
  const said = decisiveLine(end.stderr);
  const told = (because: string) =>
    `${program} for ${placeOf(place)} ${how}: ${because}${said === "" ? "" : ` (${said})`}.`;
  // By itself it ends with a status; the words of a program that was ended say nothing about why.
  if (end.exitCode === null || /terminated by user/.test(end.stderr)) {
    return problem("command_interrupted", told("somebody ended it"), "Run this again.");
  }
  const known = KNOWN.find((one) => one.said.test(end.stderr));
  if (known === undefined) {
    return problem(
      "database_tool_failed",
      told("what it said is not known here"),
      "Look at its words, and run this again.",
    );
  }
  return problem(known.reasonCode, told(known.because), known.remedy(place));
}

/** The last line that says what was wrong, without what follows from it. */
function decisiveLine(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const wrong = lines.filter((line) => /(?:error|fatal):/i.test(line));
  return (wrong.at(-1) ?? lines.findLast((line) => line !== "") ?? "").slice(0, 300).replace(/\.$/, "");
}
