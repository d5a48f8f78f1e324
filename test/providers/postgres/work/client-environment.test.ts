import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../../src/lib/secret.ts";
import { parsePlace } from "../../../../src/providers/postgres/parse-place.ts";
import { describeAddress, otherDatabase } from "../../../../src/providers/postgres/work/addresses.ts";
import { withClientEnvironment } from "../../../../src/providers/postgres/work/client-environment.ts";
import { refuseKnownPooler } from "../../../../src/providers/postgres/work/pooler.ts";

const AUTHORITY = readFileSync(join(import.meta.dirname, "../../certificates/ca.pem"), "utf8").trim();
const secret = (address: string) => new Secret("APP_DATABASE_URL", address);
const variablesOf = (address: string, settings: Readonly<Record<string, string>> = {}) =>
  withClientEnvironment(parsePlace(secret(address)), settings, (variables) => Promise.resolve(variables));

describe("what libpq is told", () => {
  it("is everything of the address, and that nothing else counts", async () => {
    const variables = await variablesOf("postgres://us%40er:p%40ss%20w%23rd@localhost:6000/a%2Fb");
    expect(variables).toMatchObject({
      PGHOST: "localhost",
      PGPORT: "6000",
      PGUSER: "us@er",
      PGPASSWORD: "p@ss w#rd",
      PGDATABASE: "a/b",
      PGSSLMODE: "disable",
    });
    expect(existsSync(variables["PGPASSFILE"] ?? "/")).toBe(false);
    expect(existsSync(variables["PGSSLROOTCERT"] ?? "/")).toBe(false);
    expect(variables).not.toHaveProperty("PGOPTIONS");
  });

  it("is a mode that protects as our own sessions do", async () => {
    expect(await variablesOf("postgres://u:p@db.example.com/app")).toMatchObject({ PGSSLMODE: "verify-full" });
    expect(
      await variablesOf("postgres://u:p@db.example.com/app?sslmode=require&channel_binding=require"),
    ).toMatchObject({
      PGSSLMODE: "require",
      PGREQUIREAUTH: "scram-sha-256",
      PGCHANNELBINDING: "require",
    });
    const own = await variablesOf(`postgres://u:p@db.example.com/app?sslmode=verify-ca\n${AUTHORITY}`);
    expect(own).toMatchObject({ PGSSLMODE: "verify-ca" });
    expect(own["NODE_EXTRA_CA_CERTS"]).toBe(own["PGSSLROOTCERT"]);
  });

  it("is a file of certificates that only we read, and that is gone afterwards", async () => {
    const place = parsePlace(secret(`postgres://u:p@db.example.com/app\n${AUTHORITY}`));
    const seen = await withClientEnvironment(place, {}, async ({ PGSSLROOTCERT: file = "" }) => {
      return { file, mode: statSync(file).mode & 0o777, text: readFileSync(file, "utf8").trim() };
    });
    expect(seen).toMatchObject({ mode: 0o600, text: AUTHORITY });
    expect(existsSync(seen.file)).toBe(false);
    const failing = withClientEnvironment(place, {}, ({ PGSSLROOTCERT: file = "" }) => Promise.reject(new Error(file)));
    const { message } = await failing.catch((error: unknown) => error as Error);
    expect(message).toContain("authorities.pem");
    expect(existsSync(message)).toBe(false);
  });

  it("has settings of the session beside those of the address, spaces and all", async () => {
    const variables = await variablesOf("postgres://u:p@localhost/app?options=endpoint%3Dabc", {
      lock_timeout: "2s",
      search_path: "a b\\c",
    });
    expect(variables["PGOPTIONS"]).toBe("endpoint=abc -c lock_timeout=2s -c search_path=a\\ b\\\\c");
  });
});

describe("an address", () => {
  it("is told without its password", () => {
    const told = describeAddress(secret("postgres://app:hush-hush@[::1]:5433/notes?sslmode=disable"));
    expect(told).toEqual({ host: "::1", port: 5433, user: "app", database: "notes" });
  });

  it("leads to another database of the same server, with all that it says", () => {
    const other = otherDatabase(
      secret(`postgres://app:hu%2Fsh@db.example.com/notes?sslmode=verify-ca\n${AUTHORITY}`),
      "n w/x",
    );
    expect(other.name).toBe("APP_DATABASE_URL");
    const { address } = parsePlace(other);
    expect(address).toMatchObject({ database: "n w/x", password: "hu/sh", tls: "authority", authorities: AUTHORITY });
  });

  it.each([
    "postgres://postgres.ref:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres",
    "postgres://postgres:p@db.ref.supabase.co:6543/postgres",
    "postgres://u:p@ep-cool-name-123-pooler.eu-central-1.aws.neon.tech/app",
  ])("of a transaction pooler is refused before anything is sent: %s", (address) => {
    expect(() => refuseKnownPooler(parsePlace(secret(address)))).toThrow(
      expect.objectContaining({ reasonCode: "pooler_refused", remedy: expect.stringContaining("APP_DATABASE_URL") }),
    );
  });

  it.each([
    "postgres://postgres.ref:p@aws-0-eu-central-1.pooler.supabase.com:5432/postgres",
    "postgres://postgres:p@db.ref.supabase.co/postgres",
    "postgres://u:p@ep-cool-name-123.eu-central-1.aws.neon.tech/app",
    "postgres://u:p@db.example.com:6543/app",
  ])("of a database, or of a pooler that keeps a session together, is not: %s", (address) => {
    expect(() => refuseKnownPooler(parsePlace(secret(address)))).not.toThrow();
  });
});
