import { ProviderError } from "../lib/error.ts";
import { type AddressSetting, resolveAddress } from "../lib/vendor-address.ts";
import type { ProviderContext } from "./contract.ts";

/**
 * The address of a vendor's API: by default, from the plan, or an emulator's from the environment. Throws ProviderError
 * `usage` where no token may be sent there, and never repeats what is written there: it may hold a password, or be a
 * token that was pasted into the wrong variable.
 */
export function readBaseUrl(context: ProviderContext, vendor: string, address: AddressSetting): URL {
  const found = resolveAddress(context.env, context.addresses ?? {}, address);
  if (found instanceof URL) return found;
  const { trouble, remedy } = found;
  throw new ProviderError({ reasonCode: "usage", vendor, message: `${address.name} ${trouble}.`, remedy });
}
