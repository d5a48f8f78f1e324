import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:tls";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { ProviderError } from "../../src/lib/error.ts";
import { tlsProbe } from "../../src/providers/tls-probe.ts";
import { listen, type Loopback, serveHttp, serveSocket, unusedPort } from "./loopback.ts";

const open: Loopback[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const file = (name: string) => readFileSync(new URL(`./certificates/${name}.pem`, import.meta.url));

/** A TLS server that shows this certificate and notes the names that clients ask for. */
async function serveTls(certificate: string, names: string[] = []): Promise<number> {
  const server = createTlsServer({
    cert: file(certificate),
    key: file("key"),
    SNICallback: (name, answer) => {
      names.push(name);
      answer(null);
    },
  });
  const loopback = await listen(server, () => {});
  open.push(loopback);
  return loopback.port;
}

async function read(host: string, port: number, timeoutMs = 60_000, signal?: AbortSignal) {
  const settings = { project: "web", team: null, repository: null };
  const context = { env: {}, clock: systemClock, random: Math.random, debug: () => {}, ...(signal ? { signal } : {}) };
  const probe = await tlsProbe.connect(settings, context);
  return probe.readCertificate(host, port, timeoutMs);
}

async function troubleOf(reading: Promise<unknown>): Promise<ProviderError> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${String(error)}`);
  return error;
}

describe("a certificate", () => {
  test("is read with its names and dates, and asked for by name", async () => {
    const names: string[] = [];
    const certificate = await read("localhost", await serveTls("valid", names));
    expect(certificate).toMatchObject({
      subject: "localhost",
      issuer: "Holdpoint tests Test authority",
      validFrom: Date.UTC(2020, 0, 1),
      validTo: Date.UTC(2120, 0, 1),
    });
    expect(names).toEqual(["localhost"]);
    // The tests' own authority is one that nobody knows.
    expect(certificate.authorizationError).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  test("that has expired is read, with the reason", async () => {
    const certificate = await read("localhost", await serveTls("expired"));
    expect(certificate.validTo).toBe(Date.UTC(2020, 1, 1));
    expect(certificate.authorizationError).not.toBeNull();
  });

  test("without a common name goes by its first alternative name; an address is asked without a name", async () => {
    const names: string[] = [];
    const certificate = await read("127.0.0.1", await serveTls("no-common-name", names));
    expect(certificate.subject).toBe("web.example");
    expect(names).toEqual([]);
  });
});

describe("a server that shows no certificate", () => {
  test("refused, closed, and a server without TLS", async () => {
    const closing = await serveSocket((socket) => socket.end());
    const plain = await serveHttp((_request, response) => response.end());
    open.push(closing, plain);
    for (const [port, reason] of [
      [await unusedPort(), "refused"],
      [closing.port, "closed|reset"],
      [plain.port, "TLS"],
    ] as const) {
      const error = await troubleOf(read("127.0.0.1", port));
      expect(error).toMatchObject({ reasonCode: "vendor_unavailable", vendor: "TLS probe" });
      expect(error.message).toMatch(new RegExp(`127\\.0\\.0\\.1:${port} could not be read: .*(${reason})`));
    }
  });

  test("times out when it accepts and says nothing", async () => {
    const silent = await serveSocket(() => {});
    open.push(silent);
    const error = await troubleOf(read("127.0.0.1", silent.port, 150));
    expect(error.reasonCode).toBe("vendor_timeout");
    expect(error.message).toContain("no TLS session within 150 ms");
  });

  test("is not reached when its name does not resolve", async () => {
    expect((await troubleOf(read("no-such-host.invalid", 443))).message).toContain("could not be resolved");
  });

  test("does not delay an abort, which is passed on unchanged", async () => {
    const silent = await serveSocket(() => {});
    open.push(silent);
    const controller = new AbortController();
    const reading = read("127.0.0.1", silent.port, 5_000, controller.signal);
    setTimeout(() => controller.abort(new Error("stopped by hand")), 50);
    await expect(reading).rejects.toThrow("stopped by hand");
  });
});
