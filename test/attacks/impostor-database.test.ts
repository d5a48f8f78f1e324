/** Whoever stands between the runner and the database answers in its place, with a certificate that proves nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMask } from "../../src/lib/mask.ts";
import { Secret } from "../../src/lib/secret.ts";
import { parseAddress } from "../../src/providers/postgres/address.ts";
import { openLine } from "../../src/providers/postgres/line.ts";
import { serveSocket } from "../providers/loopback.ts";
import { ASKS_FOR_MD5, ASKS_IN_THE_CLEAR, encrypted, OFFERS_SCRAM } from "../providers/postgres/encrypted-server.ts";
import { caught, LIMITS } from "../providers/postgres/open-session.ts";

const PASSWORD = "pa55-word-never-told";
const AUTHORITY = readFileSync(join(import.meta.dirname, "../providers/certificates/ca.pem"), "utf8");

interface Heard {
  /** What the impostor was told, as one text. */
  readonly words: string;
  readonly shown: string;
  readonly error: { readonly reasonCode: string; readonly message: string; readonly remedy: string };
}

/**
 * Opens a session as for a database elsewhere: how it is protected is decided by that name, and only then the impostor
 * stands at the other end.
 */
async function meet(asks: Buffer, rest: string, handle = encrypted): Promise<Heard> {
  const heard: string[] = [];
  const server = await serveSocket(handle(heard, asks, "expired.pem"));
  onTestFinished(() => server.close());
  const url = `postgres://user:${PASSWORD}@db.example.com:${server.port}/app${rest}`;
  const address = { ...parseAddress(new Secret("DATABASE_URL", url)), host: "127.0.0.1" };
  const place = { address, variable: "DATABASE_URL", mask: createMask([url, PASSWORD]) };
  const { error, shown } = await caught(openLine(place, { ...LIMITS, connectTimeoutMs: 300 }));
  return { words: heard.join(""), shown, error };
}

/** A server without TLS: what it hears first is who wants to come in. */
const unencrypted: typeof encrypted = (heard, asks) => (socket) => {
  socket.on("data", (chunk) => {
    heard.push(chunk.toString("latin1"));
    if (heard.length === 1) socket.write(asks);
  });
};

/** A message of the client that answers for a password begins with this letter. */
const ANSWER = /p\0\0/;

describe("without an sslmode", () => {
  it("meets a client that looks at the certificate, and hears not even the user's name", async () => {
    const { error, words, shown } = await meet(ASKS_IN_THE_CLEAR, "");
    expect(error).toMatchObject({
      reasonCode: "database_unreachable",
      message: expect.stringContaining("certificate"),
    });
    expect(error.remedy).not.toContain("sslmode=require");
    expect(words).toBe("");
    expect(shown).not.toContain(PASSWORD);
  });

  it("does not get in with an expired certificate of the right authority", async () => {
    const { error, words } = await meet(ASKS_IN_THE_CLEAR, `\n${AUTHORITY}`);
    expect(error.message).toContain("the certificate has expired");
    expect(words).toBe("");
  });
});

describe.each(["require", "no-verify", "prefer", "allow"])("with sslmode=%s", (mode) => {
  it.each([
    ["in the clear", ASKS_IN_THE_CLEAR, "asks for the password in the clear"],
    ["as an MD5 hash", ASKS_FOR_MD5, "asks for the password's MD5 hash"],
  ])("is not told the password %s", async (_, asks, said) => {
    const { error, words, shown } = await meet(asks, `?sslmode=${mode}`);
    expect(error).toMatchObject({ reasonCode: "usage", message: expect.stringContaining(said) });
    expect(error.message).toContain("its certificate was not looked at");
    expect(error.remedy).toContain("Take sslmode out of DATABASE_URL");
    expect(words).toContain("user");
    expect(words).not.toMatch(ANSWER);
    expect(shown).not.toContain(PASSWORD);
  });
});

describe("with sslmode=disable", () => {
  it.each([
    ["in the clear", ASKS_IN_THE_CLEAR],
    ["as an MD5 hash", ASKS_FOR_MD5],
  ])("is not told the password %s", async (_, asks) => {
    const { error, words } = await meet(asks, "?sslmode=disable", unencrypted);
    expect(error).toMatchObject({ reasonCode: "usage", message: expect.stringContaining("the line is not encrypted") });
    expect(words).toContain("user");
    expect(words).not.toMatch(ANSWER);
  });
});

it("is offered a proof by SCRAM where sslmode=require was written, which does not reveal the password", async () => {
  const { error, words } = await meet(OFFERS_SCRAM, "?sslmode=require");
  expect(error.reasonCode).toBe("vendor_timeout");
  expect(words).toMatch(ANSWER);
  expect(words).toContain("SCRAM-SHA-256");
  expect(words).not.toContain(PASSWORD);
});
