/** Reads the certificate that a server shows, valid or not. */
import { isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import { ProviderError } from "../lib/error.ts";
import { certificateOf } from "./certificate-of.ts";
import type { Certificate, RoleProvider } from "./contract.ts";
import { networkTrouble } from "./network-trouble.ts";

const VENDOR = "TLS probe";

export const tlsProbe: RoleProvider<"tls"> = {
  role: "tls",
  key: "tls",
  vendor: VENDOR,
  settings: [],
  connect: async (_settings, context) => ({
    readCertificate: (host, port, timeoutMs) => readCertificate(host, port, timeoutMs, context.signal),
  }),
};

function readCertificate(
  host: string,
  port: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Certificate> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const socket = connectTls({
      host,
      port,
      // An address has no server name (RFC 6066 §3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // An invalid certificate is what this is for; nothing is sent over the connection.
      rejectUnauthorized: false,
    });
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      socket.destroy();
      end();
    };
    const refuse = (reason: string, timedOut: boolean, cause?: unknown) =>
      settle(() => reject(noCertificate(host, port, reason, timedOut, cause)));
    const onAbort = () => settle(() => reject(signal?.reason));
    // The socket's own timeout starts again with every byte; this one does not.
    const timer = setTimeout(() => refuse(`no TLS session within ${timeoutMs} ms`, true), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    socket.once("error", (error) => refuse(networkTrouble(error).reason, false, error));
    socket.once("close", () => refuse("the connection was closed before a certificate came", false));
    socket.once("secureConnect", () => {
      const certificate = certificateOf(socket);
      if (certificate === null) refuse("the server showed no certificate", false);
      else settle(() => resolve(certificate));
    });
  });
}

function noCertificate(host: string, port: number, reason: string, timedOut: boolean, cause: unknown): ProviderError {
  return new ProviderError({
    reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
    vendor: VENDOR,
    message: `The certificate of ${host}:${port} could not be read: ${reason}.`,
    remedy: `Check that ${host}:${port} can be reached from this runner and speaks TLS, then run this again.`,
    cause,
  });
}
