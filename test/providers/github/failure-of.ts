import { inspect } from "node:util";
import { ProviderError } from "../../../src/lib/error.ts";

/** The ProviderError that a request ends with; throws where it ends otherwise. */
export async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${inspect(error)}`);
  return error;
}
