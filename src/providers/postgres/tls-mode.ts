/** How a session is protected: decided by the host and what the address says, before anything is connected. Pure. */
import { isLoopback } from "../../lib/is-loopback.ts";

/** `authority`: who signed the certificate is looked at, the name in it is not (`verify-ca`). */
export type Tls = "off" | "encrypted" | "authority" | "verified";

export interface Protection {
  readonly tls: Tls;
  /**
   * Whether the other end may ask for the password itself, or for its MD5 hash, which is as good: it has proved who it
   * is, or it is this machine. SCRAM reveals neither, so that it is spoken on any line that the address asks for.
   */
  readonly plainPassword: boolean;
}

const MODES: ReadonlyMap<string, Tls> = new Map([
  ["disable", "off"],
  ["require", "encrypted"],
  ["no-verify", "encrypted"],
  ["verify-ca", "verified"],
  ["verify-full", "verified"],
]);

/**
 * `sslmode` as libpq means it, but for two: a mode that is not stated is `verify-full` off this machine, where libpq would
 * take any certificate, and `prefer` and `allow` never go on without TLS there. Null where there is no such mode.
 */
export function protectionFor(host: string, mode: string | null, hasAuthorities: boolean): Protection | null {
  const tls = tlsFor(isLoopback(host), mode, hasAuthorities);
  if (tls === null) return null;
  return { tls, plainPassword: isLoopback(host) || tls === "authority" || tls === "verified" };
}

function tlsFor(loopback: boolean, mode: string | null, hasAuthorities: boolean): Tls | null {
  if (mode === null) return loopback && !hasAuthorities ? "off" : "verified";
  if (mode === "prefer" || mode === "allow") return loopback ? "off" : "encrypted";
  // Anybody can have a certificate of a public authority: without one of the team's own the name is looked at, too.
  if (mode === "verify-ca" && hasAuthorities) return "authority";
  return MODES.get(mode) ?? null;
}
