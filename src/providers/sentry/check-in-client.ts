/** @sentry/node for check-ins alone, in the chunk that only a look with a monitor loads. */
import type { NodeClient } from "@sentry/node";
import { createOwnClient, type OwnClient } from "./own-client.ts";

type CheckInOf = Parameters<NodeClient["captureCheckIn"]>[0];
type MonitorOf = Parameters<NodeClient["captureCheckIn"]>[1];

export interface CheckInClient extends Pick<OwnClient, "flush"> {
  /** Its id, for the check-in that ends it. */
  capture(checkIn: CheckInOf, monitor?: MonitorOf): string;
}

export function createClient(dsn: string): CheckInClient {
  const { client, flush } = createOwnClient(dsn);
  return { capture: (checkIn, monitor) => client.captureCheckIn(checkIn, monitor), flush };
}
