import { ProviderError } from "../lib/error.ts";

/** What a vendor says; null where it gives no usable answer, for what goes on without it. */
export async function nullWhereSilent<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}
