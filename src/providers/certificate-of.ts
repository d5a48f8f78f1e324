import type { PeerCertificate, TLSSocket } from "node:tls";
import type { Certificate } from "./contract.ts";

/** What the other end of a TLS session showed; null where it showed none. */
export function certificateOf(socket: TLSSocket): Certificate | null {
  const peer = socket.getPeerCertificate();
  const [validFrom, validTo] = [Date.parse(peer.valid_from), Date.parse(peer.valid_to)];
  if (Number.isNaN(validFrom) || Number.isNaN(validTo)) return null;
  // Node gives a code (CERT_HAS_EXPIRED) where its types say Error.
  const error: unknown = socket.authorizationError;
  return {
    subject: subjectOf(peer),
    issuer: [peer.issuer?.O, peer.issuer?.CN].flat().filter(Boolean).join(" ") || "unknown",
    validFrom,
    validTo,
    authorizationError: socket.authorized
      ? null
      : error instanceof Error
        ? error.message
        : String(error || "not trusted, and no reason was given"),
  };
}

/** The common name, or the first name of a certificate that has none (as more and more have). */
function subjectOf(peer: PeerCertificate): string {
  const common = [peer.subject?.CN].flat()[0];
  return common ?? peer.subjectaltname?.split(",")[0]?.replace(/^\w+( \w+)?:/, "") ?? "unknown";
}
