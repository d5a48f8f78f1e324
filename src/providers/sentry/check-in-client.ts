/** @sentry/node for check-ins alone, in the chunk that only a look with a monitor loads. */
import { makeNodeTransport, NodeClient } from "@sentry/node";

type CheckInOf = Parameters<NodeClient["captureCheckIn"]>[0];
type MonitorOf = Parameters<NodeClient["captureCheckIn"]>[1];

export interface CheckInClient {
  /** Its id, for the check-in that ends it. */
  capture(checkIn: CheckInOf, monitor?: MonitorOf): string;
  /** Null where Sentry took all of it, else what happened. */
  flush(timeoutMs: number): Promise<string | null>;
}

export function createClient(dsn: string): CheckInClient {
  let trouble: string | null = null;
  const client = new NodeClient({
    dsn,
    environment: "production",
    integrations: [],
    includeServerName: false,
    stackParser: () => [],
    sendClientReports: false,
    // Without this the SDK would hook into every module that is loaded from here on.
    enableRuntimeChannelInjection: false,
    // The client keeps to itself how Sentry answered.
    transport: (options) => {
      const transport = makeNodeTransport(options);
      return {
        ...transport,
        async send(envelope) {
          try {
            const answer = await transport.send(envelope);
            if ((answer.statusCode ?? 0) >= 400) trouble = `HTTP ${answer.statusCode}`;
            return answer;
          } catch {
            trouble = "no answer";
            return {};
          }
        },
      };
    },
  });
  return {
    capture: (checkIn, monitor) => client.captureCheckIn(checkIn, monitor),
    async flush(timeoutMs) {
      const sent = await client.close(timeoutMs);
      return trouble ?? (sent ? null : "no answer in time");
    },
  };
}
