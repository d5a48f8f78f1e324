/** MQTT over WebSocket, by which Checkly's own command line receives results while a session runs. */
import type { AddressInfo } from "node:net";
import type { ChecklySeed } from "./seed.ts";
import type { Publish } from "./world.ts";

export interface EventStream {
  /** `ws://127.0.0.1:40123` */
  readonly url: string;
  readonly publish: Publish;
  close(): Promise<void>;
}

/** Listens on a free loopback port; only the account's key may connect. The broker is loaded here and nowhere else. */
export async function openEventStream(seed: ChecklySeed): Promise<EventStream> {
  const [{ Aedes }, { WebSocketServer, createWebSocketStream }] = await Promise.all([import("aedes"), import("ws")]);
  const broker = await Aedes.createBroker({
    authenticate: (_client, username, password, done) =>
      done(null, username === seed.accountId && password?.toString() === seed.apiKey),
  });
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => "mqtt" });
  server.on("connection", (socket) => {
    const stream = createWebSocketStream(socket);
    // A client that goes away without a word is no trouble of the emulator's.
    stream.on("error", () => {});
    broker.handle(stream);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", () => resolve());
    server.once("error", reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    publish: (topic, message) => {
      const packet = {
        cmd: "publish" as const,
        topic,
        payload: JSON.stringify(message),
        qos: 0 as const,
        dup: false,
        retain: false,
      };
      broker.publish(packet, () => {});
    },
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
