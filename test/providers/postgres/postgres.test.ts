/** What the provider does where no PostgreSQL answers. With a real one: test/database/postgres.test.ts. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { Secret } from "../../../src/lib/secret.ts";
import { parseAddress } from "../../../src/providers/postgres/address.ts";
import { listen, serveSocket, unusedPort } from "../loopback.ts";
import { ASKS_IN_THE_CLEAR, encrypted, message } from "./encrypted-server.ts";
import { troubleOf, withSession } from "./open-session.ts";

const PASSWORD = "pa55-word-never-shown";
const CERTIFICATES = join(import.meta.dirname, "../certificates");
const AUTHORITY = readFileSync(join(CERTIFICATES, "ca.pem"), "utf8").trim();

async function serve(handle: (socket: Socket) => void, query = ""): Promise<string> {
  const server = await serveSocket(handle);
  onTestFinished(() => server.close());
  return `postgres://user:${PASSWORD}@127.0.0.1:${server.port}/app${query}`;
}

function refusal(sqlState: string, text: string): Buffer {
  return message("E", `SFATAL\0VFATAL\0C${sqlState}\0M${text}\0\0`);
}

const READY = Buffer.concat([message("R", 0), message("Z", "I")]);

describe("the address", () => {
  const read = (url: string) => parseAddress(new Secret("STAGING_DATABASE_URL", url));

  it.each([
    ["postgres://u:p@db.example.com/app", { host: "db.example.com", port: 5432, database: "app", tls: "verified" }],
    ["postgresql://u:p@localhost:6543/app", { port: 6543, tls: "off" }],
    ["postgres://u:p@localhost/app?sslmode=require", { tls: "encrypted" }],
    ["postgres://u:p@db.example.com/app?sslmode=disable", { tls: "off" }],
    ["postgres://u:p@db.example.com/app?sslmode=no-verify", { tls: "encrypted" }],
    ["postgres://u:p@db.example.com/app?sslmode=verify-full&sslrootcert=system", { tls: "verified" }],
    ["postgres://u:p%40%2F%23%25@[::1]/app", { host: "::1", password: "p@/#%", tls: "off" }],
    ["postgres://u:p@db.example.com", { database: "u" }],
    [
      "postgres://postgres.ref:p@aws-0.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1",
      { user: "postgres.ref", tls: "verified" },
    ],
    [`postgres://u:p@db.example.com/app\n${AUTHORITY}`, { database: "app", tls: "verified", authorities: AUTHORITY }],
    [`postgres://u:p@localhost\r\n# Test authority\r\n${AUTHORITY}\r\n`, { host: "localhost", tls: "verified" }],
    [`postgres://u:p@db.example.com/app?sslmode=verify-ca\n${AUTHORITY}`, { tls: "authority" }],
    [
      "postgresql://u:p@ep-x.neon.tech/db?sslmode=require&channel_binding=require&options=endpoint%3Dep-x",
      { channelBinding: true, options: "endpoint=ep-x" },
    ],
  ])("%s is read", (url, expected) => {
    expect(read(url)).toMatchObject(expected);
  });

  it.each([
    [`mysql://u:${PASSWORD}@h/db`, "is not the address of a PostgreSQL database"],
    [PASSWORD, "is not the address of a PostgreSQL database"],
    ["", "is not the address of a PostgreSQL database"],
    [`postgres://u:${PASSWORD}#x@h/db`, "is not the address of a PostgreSQL database"],
    [`postgres://u:1#${PASSWORD}@h/db`, "must be percent-encoded"],
    [`postgres://u:1?${PASSWORD}@h/db`, "must be percent-encoded"],
    [`postgres://u:1/${PASSWORD}@h/db`, "must be percent-encoded"],
    [`postgres://u:%zz${PASSWORD}@h/db`, "has a % that begins no percent-encoding"],
    [`postgres://u:${PASSWORD}@/db`, "is not the address of a PostgreSQL database"],
    [`postgres://u:${PASSWORD}@%2Fvar%2Frun/db`, "a unix socket is not supported"],
    [`postgres://u:${PASSWORD}@h/db?host=/var/run`, "a unix socket is not supported"],
    [`postgres://:${PASSWORD}@h/db`, "names no user"],
    [`postgres://u:${PASSWORD}@h/db?user=x`, "has the setting user, which is not supported"],
    [`postgres://u:${PASSWORD}@h/db?sslrootcert=ca.pem`, "has the setting sslrootcert"],
    [`postgres://u:${PASSWORD}@h/db\n${PASSWORD}`, "has something below its address that is no certificate"],
    [`postgres://u:${PASSWORD}@h/db\n${AUTHORITY}\n-----BEGIN PRIVATE KEY-----`, "that is no certificate"],
    [`postgres://u:${PASSWORD}@h/db\n${AUTHORITY.replace("MII", "AAA")}`, "that is no certificate"],
    [`postgres://u:${PASSWORD}@h/db?sslmode=require\n${AUTHORITY}`, "an sslmode that looks at no certificate"],
    [`postgres://u:${PASSWORD}@localhost/db?sslmode=disable\n${AUTHORITY}`, "an sslmode that looks at no certificate"],
    [`postgres://u:${PASSWORD}@h/db?sslmode=always`, "has an unknown sslmode"],
    [`postgres://u:${PASSWORD}%00@h/db`, "has a zero byte in it"],
  ])("%s is refused, and not shown", async (url, expected) => {
    const { error, shown } = await troubleOf(url);
    expect(error).toMatchObject({ reasonCode: "usage", message: expect.stringContaining(expected) });
    expect(error.message).toContain("STAGING_DATABASE_URL");
    expect(shown).not.toContain(PASSWORD);
  });
});

test("a port on which nobody listens is an unreachable database", async () => {
  const { error, shown } = await troubleOf(`postgres://user:${PASSWORD}@127.0.0.1:${await unusedPort()}/app`);
  expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  expect(error.message).toMatch(/127\.0\.0\.1:\d+ could not be reached: the connection was refused/);
  expect(shown).not.toContain(PASSWORD);
});

test("an unknown host is an unreachable database", async () => {
  const { error, shown } = await troubleOf(`postgres://user:${PASSWORD}@no-such-host.invalid/app`);
  expect(error.reasonCode).toBe("database_unreachable");
  expect(error.message).toContain("no-such-host.invalid:5432 could not be reached: the name could not be resolved");
  expect(shown).not.toContain(PASSWORD);
});

test("a server that accepts and never answers ends by the time limit, also before TLS", async () => {
  for (const query of ["", "?sslmode=require"]) {
    const { error } = await troubleOf(await serve(() => {}, query), { connectTimeoutMs: 100 });
    expect(error).toMatchObject({ reasonCode: "vendor_timeout", message: expect.stringContaining("within 0.1 s") });
  }
});

test("a server that stops answering in the middle ends by the time limit", async () => {
  const url = await serve((socket) => socket.once("data", () => socket.write(READY)));
  const { error } = await troubleOf(url, { statementTimeoutMs: 50 });
  expect(error).toMatchObject({ reasonCode: "vendor_timeout" });
});

test("an abort ends it with the signal's reason, while it connects and while it waits", async () => {
  const reason = new Error("stopped by hand");
  const silent = await serve(() => {});
  const stuck = await serve((socket) => socket.once("data", () => socket.write(READY)));
  for (const url of [silent, stuck]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 50);
    await expect(withSession(url, (session) => session.query("select 1"), controller)).rejects.toBe(reason);
  }
  await expect(withSession(silent, async () => 1, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test.each([
  ["28P01", "password authentication failed", "credential_rejected", "rejected the user or the password"],
  ["28000", `no pg_hba.conf entry for host "1.2.3.4", no encryption`, "credential_rejected", "not without TLS"],
  ["XX000", "Tenant or user not found", "credential_rejected", "rejected the user or the password"],
  ["3D000", `database "app" does not exist`, "not_found", "has no database of the name"],
  ["53300", "sorry, too many clients already", "database_unreachable", "has no connection left"],
  ["57P03", "the database system is starting up", "database_unreachable", "is starting up"],
  ["XX000", `got ${PASSWORD} from you`, "database_unreachable", "got *** from you"],
  ["08P01", "unsupported startup parameter", "database_unreachable", "unsupported startup parameter"],
])("the server refuses the session with %s %s", async (sqlState, text, reasonCode, expected) => {
  const url = await serve((socket) => socket.once("data", () => socket.end(refusal(sqlState, text))));
  const { error, shown } = await troubleOf(url);
  expect(error).toMatchObject({ reasonCode, message: expect.stringContaining(expected) });
  expect(error.remedy).not.toBe("");
  expect(shown).not.toContain(PASSWORD);
});

test.each([
  ["closes at once", (socket: Socket) => socket.destroy(), "database_unreachable", "closed the connection"],
  [
    "speaks garbage",
    (socket: Socket) => socket.write(message("y", "what?")),
    "vendor_answer_unknown",
    "does not speak",
  ],
])("a server that %s", async (_what, handle, reasonCode, expected) => {
  const { error } = await troubleOf(await serve((socket) => void handle(socket)), { connectTimeoutMs: 1_000 });
  expect(error).toMatchObject({ reasonCode, message: expect.stringContaining(expected) });
});

test("a web server on that port is not taken for a database", async () => {
  const server = createServer();
  const loopback = await listen(server, () => server.closeAllConnections());
  onTestFinished(() => loopback.close());
  const { error } = await troubleOf(`postgres://user:${PASSWORD}@127.0.0.1:${loopback.port}/app?sslmode=require`);
  expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown" });
});

test("a server without TLS is not given the password in the clear", async () => {
  const heard: Buffer[] = [];
  const url = await serve((socket) => {
    socket.on("data", (chunk) => {
      heard.push(chunk);
      socket.write("N");
    });
  }, "?sslmode=require");
  const { error } = await troubleOf(url);
  expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  expect(error.message).toContain("does not speak TLS");
  expect(Buffer.concat(heard).toString("latin1")).not.toContain("user");
});

test("a certificate that is not to be trusted ends a session that demands one", async () => {
  const heard: string[] = [];
  const { error, shown } = await troubleOf(await serve(encrypted(heard, ASKS_IN_THE_CLEAR), "?sslmode=verify-full"));
  expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  expect(error.message).toContain("certificate");
  expect(error.remedy).toContain("on the lines below the address (docs/secrets.md, Databases) in STAGING_DATABASE_URL");
  expect(heard.join("")).not.toContain(PASSWORD);
  expect(shown).not.toContain(PASSWORD);
});

test("a server that an authority of the team's own vouches for is told the password", async () => {
  const heard: string[] = [];
  const url = await serve(encrypted(heard, Buffer.concat([ASKS_IN_THE_CLEAR, READY])));
  const named = url.replace("127.0.0.1", "localhost");
  await withSession(`${named}\n${AUTHORITY}`, async () => 1);
  await withSession(`${url}?sslmode=verify-ca\n${AUTHORITY}`, async () => 1);
  expect(heard.join("").split(PASSWORD)).toHaveLength(3);
  const { error } = await troubleOf(`${url}\n${AUTHORITY}`);
  expect(error.message).toContain("the certificate is for another name");
  expect(error.remedy).toContain("sslmode=verify-ca");
  expect(heard.join("").split(PASSWORD)).toHaveLength(3);
});

test("who demands channel binding gives no password to a server without it", async () => {
  const heard: string[] = [];
  const bound = await troubleOf(
    await serve(encrypted(heard, ASKS_IN_THE_CLEAR), "?sslmode=require&channel_binding=require"),
  );
  expect(bound.error).toMatchObject({ reasonCode: "credential_rejected" });
  expect(bound.error.message).toContain("channel binding");
  expect(heard.join("")).not.toContain(PASSWORD);
});

test("a transaction pooler gets nothing that would stay with its connection", async () => {
  const heard: string[] = [];
  const url = await serve((socket) => {
    socket.once("data", (startup) => {
      // Length and protocol version, then names and values.
      heard.push(
        startup
          .toString("latin1", 8)
          .split("\0")
          .filter((part) => part !== "")
          .join(" "),
      );
      socket.on("data", (chunk) => {
        heard.push(chunk.toString("latin1", 5).replace(/\0$/, ""));
        socket.write(Buffer.concat([message("C", "SET\0"), message("Z", "T")]));
      });
      socket.write(READY);
    });
  });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 300);
  await withSession(url, (session) => session.asRole("anon", { sub: "a" }, (anon) => anon.query("select 1")), {
    signal: controller.signal,
  }).catch(() => {});
  expect(heard[0]).toBe("user user database app application_name holdpoint client_encoding UTF8");
  const statements = heard[1]?.split("; ") ?? [];
  expect(statements[0]).toBe("begin transaction isolation level read committed read only");
  expect(statements.slice(1)).not.toEqual([]);
  for (const statement of statements.slice(1)) {
    expect(statement).toMatch(/^set local |^select set_config\('request\.jwt\.claims?[.a-z]*', .*, true\)$/);
  }
});
