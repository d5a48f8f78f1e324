/** HTTP servers on free loopback ports. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { EmulatedRequest, EmulatedResponse } from "./contract.ts";
import { send, toEmulatedRequest } from "./wire.ts";

export type SiteHandler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

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

export interface ServedSite extends Listener {
  /** What answers there, for whoever is in this process anyway and need not take the way over the wire. */
  readonly handle: (request: EmulatedRequest) => Promise<EmulatedResponse>;
}

/** Serves one site (a deployment, a production domain) on a port of its own. */
export async function serveSite(answer: SiteHandler, activity?: Activity): Promise<ServedSite> {
  const handle = async (request: EmulatedRequest) => {
    activity?.begin();
    try {
      return await answer(request);
    } finally {
      activity?.end();
    }
  };
  const listener = await listenHttp(async (request, response) => {
    activity?.begin();
    try {
      const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
      await send(request, response, await handle(emulated), null);
    } finally {
      activity?.end();
    }
  });
  return { ...listener, handle };
}
