/** What a vendor's trouble is to a command, after its provider has tried in vain: always a ProviderError. */
import { ProviderError } from "../../../src/lib/error.ts";
import type { ReasonFor } from "../../../src/lib/reason-code.ts";
import type { FaultKind } from "../scenario/scenario.ts";

const MEANING: Readonly<Partial<Record<FaultKind, readonly [ReasonFor<"hold">, number | null]>>> = {
  "429": ["vendor_rate_limited", 429],
  "429-retry-after": ["vendor_rate_limited", 429],
  "500": ["vendor_unavailable", 500],
  "503": ["vendor_unavailable", 503],
  "401": ["credential_rejected", 401],
  "403": ["credential_insufficient", 403],
  "404": ["not_found", 404],
  "409": ["vendor_answer_unknown", 409],
  "timeout-before": ["vendor_timeout", null],
  "timeout-after": ["vendor_timeout", null],
  "reset-before": ["vendor_unavailable", null],
  "reset-after": ["vendor_unavailable", null],
};

export function trouble(vendor: string, name: string, kind: FaultKind): ProviderError {
  const [reasonCode, status] = MEANING[kind] ?? (["vendor_answer_unknown", null] as const);
  return new ProviderError({
    reasonCode,
    vendor,
    status,
    message: `${vendor} failed (${kind}) on ${name}.`,
    remedy: "Run this again.",
  });
}
