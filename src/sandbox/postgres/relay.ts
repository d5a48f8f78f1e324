/** Stands between clients and the server, so that a rehearsal's clock knows of every query, whichever program sends it. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Activity } from "../listen.ts";
import { countMessages } from "./count-messages.ts";

export interface Relay {
  readonly port: number;
  close(): Promise<void>;
}

/** `activity` lasts as long as any session waits for the server. */
export async function openRelay(serverPort: number, activity: Activity): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: serverPort, host: "127.0.0.1", noDelay: true });
    follow(client, upstream, activity);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      // Whatever broke it: the other side sees a connection that ends, as it would without a relay.
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.end();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function follow(client: Socket, upstream: Socket, activity: Activity): void {
  let busy = true;
  activity.begin();
  const set = (waiting: boolean) => {
    if (waiting === busy) return;
    busy = waiting;
    if (waiting) activity.begin();
    else activity.end();
  };
  const count = countMessages(set);
  client.on("data", count.fromClient);
  upstream.on("data", count.fromServer);
  for (const socket of [client, upstream]) socket.on("close", () => set(false));
}
