import type { FlagAnswer } from "./contract.ts";
import { messageOf } from "./http-failure.ts";
import type { VendorAnswer } from "./vendor-request.ts";

/** Statuses with which a vendor says no to the change itself; 401, 403, 404 and 5xx stay errors. */
export const FLAG_REFUSALS = [400, 405, 409, 412, 422];

/** `changed`: the statuses with which this vendor says that somebody else was faster. */
export function readFlagAnswer({ status, body }: VendorAnswer, changed: readonly number[]): FlagAnswer {
  if (status < 300) return { kind: "accepted" };
  const message = messageOf(body) ?? `status ${status}`;
  return changed.includes(status) ? { kind: "changed", message } : { kind: "refused", status, message };
}
