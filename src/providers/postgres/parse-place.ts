import { createMask } from "../../lib/mask.ts";
import type { Secret } from "../../lib/secret.ts";
import { parseAddress } from "./address.ts";
import type { Place } from "./failure.ts";

/** Where a session goes to, with what messages must not show. Throws ProviderError `usage`. */
export function parsePlace(url: Secret): Place {
  const address = parseAddress(url);
  return { address, variable: url.name, mask: createMask([url.reveal(), address.password]) };
}
