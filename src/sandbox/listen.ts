/** HTTP servers on free loopback ports. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { EmulatedRequest, EmulatedResponse } from "./contract.ts";
import { send, toEmulatedRequest } from "./wire.ts";

type SiteHandler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

/** Counts requests that are being answered, so that virtual time stands still meanwhile. */
export interface Activity {
  begin(): void;
  end(): void;
}

export interface Listener {
  readonly origin: string;
  close(): Promise<void>;
}

/** An HTTP server on a free loopback port; an error in the handler answers 500 with its stack. */
export async function listenHttp(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<Listener> {
  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "text/plain" })
          .end(error instanceof Error ? error.stack : String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves one site (a deployment, a production domain) on a port of its own. */
export function serveSite(handle: SiteHandler, activity?: Activity): Promise<Listener> {
  return listenHttp(async (request, response) => {
    activity?.begin();
    try {
      const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
      await send(request, response, await handle(emulated), null);
    } finally {
      activity?.end();
    }
  });
}
