/** Why a connection failed, in words that a person understands, and whether that says anything about the other side. */

export interface NetworkTrouble {
  readonly reason: string;
  /** True where the question did not reach the other side: a name, a route or a certificate stood in between. */
  readonly blocked: boolean;
}

/** Error codes of libuv and OpenSSL, as Node spells them. */
const REASONS: Readonly<Record<string, NetworkTrouble>> = {
  ECONNREFUSED: { reason: "the connection was refused", blocked: false },
  ECONNRESET: { reason: "the connection was reset", blocked: false },
  EPIPE: { reason: "the connection was closed while the request was sent", blocked: false },
  ENOTFOUND: { reason: "the name could not be resolved (DNS knows no such host)", blocked: true },
  EAI_AGAIN: { reason: "the name could not be resolved (DNS did not answer)", blocked: true },
  ETIMEDOUT: { reason: "no connection could be made in time", blocked: true },
  ENETUNREACH: { reason: "there is no route to the network", blocked: true },
  EHOSTUNREACH: { reason: "there is no route to the host", blocked: true },
  ENETDOWN: { reason: "the network is down", blocked: true },
  EACCES: { reason: "this machine does not allow the connection", blocked: true },
  EPERM: { reason: "this machine does not allow the connection", blocked: true },
  DEPTH_ZERO_SELF_SIGNED_CERT: { reason: "the certificate is self-signed", blocked: true },
  SELF_SIGNED_CERT_IN_CHAIN: { reason: "the certificate chain has a self-signed issuer", blocked: true },
  CERT_HAS_EXPIRED: { reason: "the certificate has expired", blocked: true },
  CERT_NOT_YET_VALID: { reason: "the certificate is not valid yet", blocked: true },
  ERR_TLS_CERT_ALTNAME_INVALID: { reason: "the certificate is for another name", blocked: true },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: "the certificate's issuer is unknown", blocked: true },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { reason: "the certificate's issuer is unknown", blocked: true },
  ERR_SSL_WRONG_VERSION_NUMBER: { reason: "the other side does not speak TLS", blocked: true },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: { reason: "the other side does not speak TLS", blocked: true },
  EPROTO: { reason: "no TLS session could be agreed", blocked: true },
};

/** How the codes of Node's HTTP parser begin. */
const PARSER = "HPE_";
const CLOSED: NetworkTrouble = { reason: "the connection was closed before the answer was complete", blocked: false };
const NOT_HTTP: NetworkTrouble = { reason: "the answer is not HTTP", blocked: false };

/** Of an error that a socket or a request gave. What is not known counts as blocked: it says nothing about the site. */
export function networkTrouble(cause: unknown): NetworkTrouble {
  for (const error of errorsOf(cause)) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    // Node says the same of a reset and of an orderly end in the middle, but only a reset comes from a system call.
    const ended = code === "ECONNRESET" && (error as NodeJS.ErrnoException).syscall === undefined;
    const known = ended ? CLOSED : (REASONS[code] ?? (code.startsWith(PARSER) ? NOT_HTTP : undefined));
    if (known !== undefined) return known;
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  return { reason: text.replace(/\s+/g, " ").replace(/\.$/, "") || "no reason was given", blocked: true };
}

/** The error, and those inside it: of a name with several addresses each attempt's own (RFC 8305). */
function errorsOf(cause: unknown): readonly Error[] {
  if (!(cause instanceof Error)) return [];
  return cause instanceof AggregateError ? [cause, ...cause.errors.flatMap(errorsOf)] : [cause];
}

/** The host to connect to: without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

export function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}
