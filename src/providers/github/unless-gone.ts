import { ProviderError } from "../../lib/error.ts";

/** Null where GitHub says that there is no such thing (404), or no more (410). Rejects with every other failure. */
export async function unlessGone<Answer>(ask: Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof ProviderError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
