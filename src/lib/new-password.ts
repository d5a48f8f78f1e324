import { randomBytes } from "node:crypto";

/** For a server that lives no longer than this run: nobody may guess it, and nothing is decided by it. */
export function newPassword(): string {
  return randomBytes(18).toString("base64url");
}
