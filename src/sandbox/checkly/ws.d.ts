/** The parts of `ws` that are used here; the package brings no types of its own. */
declare module "ws" {
  import type { EventEmitter } from "node:events";
  import type { Duplex } from "node:stream";

  export interface WebSocket extends EventEmitter {
    terminate(): void;
  }

  export class WebSocketServer extends EventEmitter {
    constructor(options: {
      readonly host: string;
      readonly port: number;
      readonly handleProtocols?: (protocols: Set<string>) => string | false;
    });
    readonly clients: Set<WebSocket>;
    address(): { readonly port: number } | string | null;
    close(done?: () => void): void;
  }

  export function createWebSocketStream(socket: WebSocket): Duplex;
}
