/** What this machine's file system refused, as an error with a reason and a remedy. */
import { ProviderError } from "../../lib/error.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import { VENDOR } from "./settings.ts";

interface Meaning {
  readonly code: ReasonFor<"hold">;
  readonly says: string;
  readonly remedy: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  ENOENT: {
    code: "not_found",
    says: "is not there",
    remedy: "Look whether the folder is mounted, and what removed it.",
  },
  EACCES: {
    code: "credential_insufficient",
    says: "is closed to the user that this runs as",
    remedy: "Give the user the right to read and write there.",
  },
  EROFS: { code: "credential_insufficient", says: "can only be read", remedy: "Mount the folder for writing." },
  EEXIST: {
    code: "store_occupied",
    says: "is there already",
    remedy: "Look who stores under this name; a backup never overwrites one.",
  },
  ENOSPC: {
    code: "disk_full",
    says: "has no room left",
    remedy: "Make room there, or name another place in the plan.",
  },
  EDQUOT: {
    code: "disk_full",
    says: "has no room left",
    remedy: "Raise the quota, or name another place in the plan.",
  },
};

export function folderFailure(error: unknown, path: string): unknown {
  if (error instanceof ProviderError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const meaning: Meaning = MEANINGS[code] ?? {
    code: "vendor_unavailable",
    says: `gave an error (${code})`,
    remedy: "Look at the folder and at what is mounted there, and run this again.",
  };
  return failure(meaning.code, `${path} ${meaning.says}.`, meaning.remedy, error);
}

export function occupied(path: string): ProviderError {
  return failure(
    "store_occupied",
    `${path} is there already, and is another file.`,
    "Look who stores under this name; a backup never overwrites one.",
  );
}

export function notWhatWasWritten(path: string): ProviderError {
  return failure(
    "read_back_mismatch",
    `What is read back from ${path} is not what was written.`,
    "Look at the disk, and store backups elsewhere.",
  );
}

function failure(reasonCode: ReasonFor<"hold">, message: string, remedy: string, cause?: unknown): ProviderError {
  return new ProviderError({ reasonCode, vendor: VENDOR, message, remedy, ...(cause === undefined ? {} : { cause }) });
}
