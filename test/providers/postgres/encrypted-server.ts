/** A server's side of PostgreSQL's protocol, as far as the password: TLS with a certificate of the tests, then whatever is to be asked. */
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { TLSSocket } from "node:tls";

const CERTIFICATES = join(import.meta.dirname, "../certificates");

/** A server's message: kind, length, body. */
export function message(kind: string, ...parts: readonly (string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === "string") return Buffer.from(part);
      const number = Buffer.alloc(4);
      number.writeInt32BE(part);
      return number;
    }),
  );
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const ASKS_IN_THE_CLEAR = message("R", 3);
export const ASKS_FOR_MD5 = message("R", 5, "salt");
export const OFFERS_SCRAM = message("R", 10, "SCRAM-SHA-256\0\0");

/** Says yes to TLS, asks at once, and keeps what it hears; `certificate` is a file of the tests' certificates. */
export function encrypted(heard: string[], asks: Buffer, certificate = "valid.pem") {
  return (socket: Socket): void => {
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, {
        isServer: true,
        cert: readFileSync(join(CERTIFICATES, certificate)),
        key: readFileSync(join(CERTIFICATES, "key.pem")),
      });
      secure.on("error", () => {});
      secure.on("data", (chunk: Buffer) => heard.push(chunk.toString("latin1")));
      secure.write(asks);
    });
  };
}
