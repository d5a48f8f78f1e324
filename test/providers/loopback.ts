/** Small servers of the probe tests, each on a free loopback port. */
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";

export interface Loopback {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function serveHttp(handle: RequestListener): Promise<Loopback> {
  const server = createServer(handle);
  return listen(server, () => server.closeAllConnections());
}

/** Raw TCP: what is done with a connection is up to the test. */
export async function serveSocket(handle: (socket: Socket) => void): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** A port on which nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = await serveSocket(() => {});
  await server.close();
  return server.port;
}

export async function listen(server: Server, dropConnections: () => void): Promise<Loopback> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropConnections();
      }),
  };
}
