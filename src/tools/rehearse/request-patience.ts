/** Real milliseconds that a client waits for an emulator. */
import type { RehearsedFault } from "./faults.ts";

/** Loopback answers in far less, unless the machine is busy: a request that is given up then would change the timeline. */
const PATIENCE_MS = 10_000;
/** Where an emulator never answers, each of many requests waits for the whole of it. */
const SHORT_PATIENCE_MS = 250;

export function requestPatienceMs(faults: readonly Pick<RehearsedFault, "silent">[]): number {
  return faults.some(({ silent }) => silent) ? SHORT_PATIENCE_MS : PATIENCE_MS;
}
