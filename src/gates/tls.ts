import { z } from "zod";
import { renderInstant } from "../lib/instant.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Certificate } from "../providers/contract.ts";
import type { Gate } from "./contract.ts";

export interface TlsSpec {
  readonly "min-days": number;
  readonly host?: string | undefined;
  readonly port: number;
}

const DAY_MS = 86_400_000;
const TIMEOUT_MS = 10_000;

const tlsSpec = z.strictObject({
  "min-days": z
    .number("expected a number of days, such as 14")
    .min(0)
    .max(3_650)
    .default(14)
    .describe("Number of days for which the certificate must still be valid."),
  host: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, "expected a host name without scheme, port or path, such as app.example.com")
    .optional()
    .describe("Host whose certificate is checked; default: the host of the address under test."),
  port: z.int("expected a port number").min(1).max(65_535).default(443).describe("Port of `host`."),
}) satisfies z.ZodType<TlsSpec>;

export const tls: Gate<TlsSpec, "tls"> = {
  key: "tls",
  description: "The certificate is valid for the host, and will be for a given number of days.",
  example: `- { title: Certificate, tls: { min-days: 14 } }
`,
  kind: "world",
  spec: tlsSpec,
  explain: (spec) =>
    `certificate of ${spec.host === undefined ? "the address that is checked" : `${spec.host}:${spec.port}`} is valid for at least ${spec["min-days"]} days`,
  roles: ["tls"],
  async check(spec, context) {
    const server = serverOf(spec, new URL(context.target.url));
    if (server === null) {
      return hold(
        "no_data",
        `${context.target.url} is plain http, so there is no certificate to check.`,
        "Name the host whose certificate matters (host: app.example.com), or leave this gate out of this stage.",
      );
    }
    const certificate = await context.roles.tls.readCertificate(server.host, server.port, TIMEOUT_MS);
    return judge(spec, `${server.host}:${server.port}`, certificate, context.clock.now());
  },
};

function serverOf(spec: TlsSpec, target: URL): { host: string; port: number } | null {
  if (spec.host !== undefined) return { host: spec.host, port: spec.port };
  if (target.protocol !== "https:") return null;
  const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, port: target.port === "" ? spec.port : Number(target.port) };
}

function judge(spec: TlsSpec, server: string, certificate: Certificate, now: number): Verdict {
  const days = Math.floor((certificate.validTo - now) / DAY_MS);
  const evidence: readonly Evidence[] = [
    { label: "subject", value: certificate.subject },
    { label: "issuer", value: certificate.issuer },
    {
      label: "valid",
      value: `${renderInstant(certificate.validFrom)} to ${renderInstant(certificate.validTo)}`,
    },
    ...(certificate.authorizationError === null
      ? []
      : [{ label: "chain and name", value: certificate.authorizationError }]),
  ];
  const no = (summary: string) =>
    fail("certificate_expiring", summary, `Renew or repair the certificate of ${server}.`, evidence);
  if (certificate.validTo <= now)
    return no(`The certificate of ${server} expired on ${renderInstant(certificate.validTo)}.`);
  if (certificate.validFrom > now) return no(`The certificate of ${server} is not valid yet.`);
  if (certificate.authorizationError !== null) {
    return no(`The certificate of ${server} is not trusted: ${certificate.authorizationError}.`);
  }
  if (certificate.validTo - now < spec["min-days"] * DAY_MS) {
    return no(`The certificate of ${server} expires in ${renderDays(days)}, less than ${spec["min-days"]}.`);
  }
  return pass("gate_passed", `The certificate of ${server} is valid for another ${renderDays(days)}.`, evidence);
}

function renderDays(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}
