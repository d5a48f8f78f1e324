import { describe, expect, it } from "vitest";
import { Secret } from "../../../../src/lib/secret.ts";
import { parsePlace } from "../../../../src/providers/postgres/parse-place.ts";
import { programFailure } from "../../../../src/providers/postgres/work/program-failure.ts";

const PLACE = parsePlace(new Secret("STAGING_DATABASE_URL", "postgres://app:secret-word@db.example.com/app"));
const failureOf = (stderr: string, exitCode: number | null = 1, signal: string | null = null) =>
  programFailure("pg_dump", PLACE, { exitCode, signal, stderr });

// As 15.18 and 18.6 write them.
const TEXTS = [
  [
    "tool_missing",
    "pg_dump: error: aborting because of server version mismatch\npg_dump: detail: server version: 18.6",
  ],
  ["tool_missing", "pg_restore: error: unsupported version (1.16) in file header"],
  [
    "credential_insufficient",
    "pg_dump: error: query failed: ERROR:  permission denied for table x\npg_dump: detail: Query was: LOCK TABLE public.x IN ACCESS SHARE MODE",
  ],
  ["credential_insufficient", 'ERROR:  query would be affected by row-level security policy for table "notes"'],
  ["vendor_timeout", "pg_dump: error: query failed: ERROR:  canceling statement due to statement timeout"],
  [
    "database_unreachable",
    'pg_dump: error: Dumping the contents of table "x" failed: PQgetCopyData() failed.\nFATAL:  terminating connection due to administrator command',
  ],
  ["command_interrupted", "pg_dump: terminated by user"],
  ["disk_full", "pg_dump: error: could not write to output file: No space left on device"],
  [
    "credential_rejected",
    'connection to server at "db.example.com" (10.0.0.1), port 5432 failed: fe_sendauth: no password supplied',
  ],
  [
    "credential_rejected",
    'connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "app"',
  ],
  ["not_found", "pg_dump: error: no matching tables were found"],
  [
    "database_unreachable",
    'connection to server at "127.0.0.1", port 5432 failed: server certificate for "localhost" does not match host name "127.0.0.1"',
  ],
  [
    "database_unreachable",
    'connection to server at "127.0.0.1", port 5432 failed: SSL error: certificate verify failed',
  ],
  ["database_unreachable", 'could not translate host name "db.example.com" to address'],
  ["database_tool_failed", "pg_dump: error: the moon is in the wrong house"],
  ["database_tool_failed", 'pg_restore: error: relation "public.certificates" already exists'],
  ["database_tool_failed", ""],
] as const;

describe("the end of a program", () => {
  it.each(TEXTS)("is %s where it says %j", (reasonCode, stderr) => {
    const error = failureOf(stderr);
    expect(error).toMatchObject({
      reasonCode,
      message: expect.stringContaining("pg_dump for db.example.com:5432 ended"),
    });
    expect(error?.remedy).not.toBe("");
  });

  it("is no failure where its status is 0, whatever it warned of", () => {
    expect(failureOf("pg_dump: warning: permission denied for table x", 0)).toBeNull();
  });

  it("is an interruption where a signal ended it, whatever it said before", () => {
    expect(failureOf("permission denied for table x", null, "SIGKILL")).toMatchObject({
      reasonCode: "command_interrupted",
      message: expect.stringContaining("SIGKILL"),
    });
  });

  it("tells the words that decide, not those that follow", () => {
    const stderr =
      "pg_dump: error: query failed: ERROR:  permission denied for table x\npg_dump: detail: Query was: LOCK";
    expect(failureOf(stderr)?.message).toContain("ERROR:  permission denied for table x");
  });
});
