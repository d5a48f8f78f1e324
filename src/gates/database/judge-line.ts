/** Who answers, and through what. Pure. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { DatabaseLine } from "../../providers/contract.ts";
import { type Judged, unfit } from "./judged.ts";
import type { DatabaseSpec } from "./spec.ts";

const DAY_MS = 86_400_000;

export function judgeLine(spec: DatabaseSpec, { certificate, pooler }: DatabaseLine, now: number): Judged {
  const { database, tls, can } = spec;
  const pooled = pooler !== null && can.some((use) => use !== "read");
  const findings: Finding[] = [
    ...(pooled
      ? [
          {
            outcome: "hold" as const,
            reasonCode: "pooler_refused" as const,
            summary: `${database} leads through a transaction pooler, and nothing may be dumped or migrated through one.`,
            remedy: pooler,
          },
        ]
      : []),
    ...judgeCertificate(spec, certificate, now),
  ];
  const evidence = [
    {
      label: "certificate",
      value:
        certificate === null
          ? "none, the line is not encrypted"
          : `${certificate.subject}, by ${certificate.issuer}, until ${renderInstant(certificate.validTo)}${certificate.authorizationError === null ? "" : ` (${certificate.authorizationError})`}`,
    },
    ...(pooler === null ? [] : [{ label: "pooler", value: "a transaction pooler stands between" }]),
  ];
  if (certificate === null && tls === "trusted") {
    const remedy = `Take sslmode=disable out of ${database}, and switch TLS on at the server.`;
    return { findings: [...findings, unfit(`The line to ${database} is not encrypted.`, remedy)], evidence };
  }
  return { findings, evidence };
}

function judgeCertificate(
  { database, tls, certificate: needed }: DatabaseSpec,
  certificate: DatabaseLine["certificate"],
  now: number,
): readonly Finding[] {
  if (certificate === null) return [];
  const { authorizationError, validTo } = certificate;
  const left = validTo - now;
  return [
    ...(tls === "trusted" && authorizationError !== null
      ? [
          unfit(
            `The certificate of the server behind ${database} is not trusted: ${authorizationError}.`,
            `Put the certificate of its authority on the lines below the address in ${database} (docs/secrets.md, Databases), and take sslmode out of it.`,
          ),
        ]
      : []),
    ...(left < needed
      ? [
          unfit(
            left <= 0
              ? `The certificate of the server behind ${database} expired at ${renderInstant(validTo)}.`
              : `The certificate of the server behind ${database} expires in ${Math.floor(left / DAY_MS)} days, and the plan wants ${renderDuration(needed)}.`,
            "Renew the certificate of the database, or let its host do so.",
          ),
        ]
      : []),
  ];
}
