/**
 * A client of @sentry/node that is ours alone: nothing is set up for the whole process, nothing of the machine is told, and
 * how Sentry answered is kept. Loaded only where something is to be sent.
 */
import { makeNodeTransport, NodeClient } from "@sentry/node";

export interface OwnClient {
  readonly client: NodeClient;
  /** Null where Sentry took all of it, else what happened. */
  flush(timeoutMs: number): Promise<string | null>;
}

export function createOwnClient(dsn: string): OwnClient {
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
    client,
    async flush(timeoutMs) {
      const sent = await client.close(timeoutMs);
      return trouble ?? (sent ? null : "no answer in time");
    },
  };
}
