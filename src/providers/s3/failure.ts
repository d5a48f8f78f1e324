/** What a store's refusal or silence means, as an error with a reason and a remedy. */
import { ProviderError } from "../../lib/error.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import { networkTrouble } from "../network-trouble.ts";
import type { S3Answer, S3Client, S3Request } from "./wire.ts";
import { KEY_ID, VENDOR } from "./settings.ts";

const AGAIN = "Look whether the store is up, and run this again: what is stored already is found.";

interface Meaning {
  readonly code: ReasonFor<"hold">;
  readonly says: string;
  readonly remedy: string;
}

/** By the code in the answer, which S3-compatible stores share; else by the status. */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  NoSuchBucket: {
    code: "not_found",
    says: "has no such bucket",
    remedy: "Correct the bucket in the plan, or create it.",
  },
  InvalidAccessKeyId: {
    code: "credential_rejected",
    says: "does not know the key",
    remedy: `Store a key of this store in ${KEY_ID.name}.`,
  },
  SignatureDoesNotMatch: {
    code: "credential_rejected",
    says: "rejected the signature",
    remedy: `Store the key and its secret again; both must be of the same user (${KEY_ID.name}).`,
  },
  RequestTimeTooSkewed: {
    code: "usage",
    says: "says that this machine's clock is wrong",
    remedy: "Set the clock of this machine.",
  },
  BadDigest: {
    code: "vendor_answer_unknown",
    says: "received other bytes than were sent",
    remedy: "Run this again; if it stays so, something between here and the store changes what passes.",
  },
};

const BY_STATUS: readonly (readonly [(status: number) => boolean, Meaning])[] = [
  [
    (status) => status === 401 || status === 403,
    {
      code: "credential_insufficient",
      says: "refused: the key may not do this",
      remedy: `Give it the rights: ${KEY_ID.scopes}.`,
    },
  ],
  [
    (status) => status === 412 || status === 409,
    {
      code: "store_occupied",
      says: "refused to overwrite what is there",
      remedy: "Look who stores under this name; a backup never overwrites one.",
    },
  ],
  [(status) => status === 404, { code: "not_found", says: "has nothing of that name", remedy: AGAIN }],
  [(status) => status === 429, { code: "vendor_rate_limited", says: "refused for too many requests", remedy: AGAIN }],
  [(status) => status >= 500, { code: "vendor_unavailable", says: "answered with an error", remedy: AGAIN }],
];

const UNKNOWN: Meaning = {
  code: "vendor_answer_unknown",
  says: "gave an answer that was not expected",
  remedy: `Look at what it says. ${AGAIN}`,
};

/** Of an answer that is not what was asked for. */
export function refusedBy({ mask, bucket }: S3Client, { method, key }: S3Request, answer: S3Answer): ProviderError {
  const code = codeOf(answer);
  const meaning =
    (code === null ? undefined : BY_CODE[code]) ?? BY_STATUS.find(([test]) => test(answer.status))?.[1] ?? UNKNOWN;
  const said = code === null ? "" : ` (${code})`;
  return new ProviderError({
    reasonCode: meaning.code,
    vendor: VENDOR,
    status: answer.status,
    message: mask.apply(`The S3 store ${meaning.says}: ${method} s3://${bucket}/${key} → ${answer.status}${said}.`),
    remedy: meaning.remedy,
  });
}

/** Its word for what is wrong: `NoSuchBucket`. */
export function codeOf({ text }: S3Answer): string | null {
  return /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? null;
}

/** Of an exchange without an answer. What is no trouble of the network is our own, and stays as it is. */
export function brokenExchange(error: unknown, base: URL, { method, key }: S3Request): ProviderError {
  if (error instanceof ProviderError) return error;
  const late = error instanceof Error && error.name === "TimeoutError";
  return new ProviderError({
    reasonCode: late ? "vendor_timeout" : "vendor_unavailable",
    vendor: VENDOR,
    message: `The S3 store at ${base.origin} gave no answer to ${method} ${key === "" ? "the bucket" : key}: ${late && error instanceof Error ? error.message : networkTrouble(error).reason}.`,
    remedy: AGAIN,
    cause: error,
  });
}
