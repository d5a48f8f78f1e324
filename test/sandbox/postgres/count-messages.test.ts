/** Whether a server still owes an answer, told from what passes by. */
import { expect, it } from "vitest";
import { countMessages } from "../../../src/sandbox/postgres/count-messages.ts";

const frame = (type: string, body = Buffer.alloc(0)) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const untyped = (code: number, body = Buffer.alloc(0)) => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.writeUInt32BE(code, 4);
  return Buffer.concat([header, body]);
};
const STARTUP = untyped(196_608, Buffer.from("user\0me\0\0"));
const READY = frame("Z", Buffer.from("I"));

function counted() {
  const changes: boolean[] = [];
  const count = countMessages((waiting) => void changes.push(waiting));
  return { ...count, changes };
}

it("a session that is there waits for nothing, and one that has asked waits for its answer", () => {
  const { fromClient, fromServer, changes } = counted();
  fromClient(STARTUP);
  fromServer(Buffer.concat([frame("R", Buffer.alloc(4)), READY]));
  expect(changes).toEqual([false]);
  fromClient(frame("Q", Buffer.from("select 1\0")));
  fromServer(frame("D", Buffer.from("Z Z Z Z")));
  expect(changes).toEqual([false, true]);
  fromServer(READY);
  expect(changes).toEqual([false, true, false]);
});

it("a message may come byte by byte", () => {
  const { fromClient, fromServer, changes } = counted();
  for (const byte of STARTUP) fromClient(Buffer.from([byte]));
  for (const byte of READY) fromServer(Buffer.from([byte]));
  for (const byte of frame("Q", Buffer.from("select 1\0"))) fromClient(Buffer.from([byte]));
  expect(changes).toEqual([false, true]);
});

it("of several requests that were sent at once each wants its own answer", () => {
  const { fromClient, fromServer, changes } = counted();
  fromClient(STARTUP);
  fromServer(READY);
  fromClient(Buffer.concat([frame("P"), frame("S"), frame("P"), frame("S")]));
  fromServer(READY);
  expect(changes).toEqual([false, true]);
  fromServer(READY);
  expect(changes).toEqual([false, true, false]);
});

it("the letter that refuses TLS is no message", () => {
  const { fromClient, fromServer, changes } = counted();
  fromClient(untyped(80_877_103));
  fromServer(Buffer.from("N"));
  fromClient(STARTUP);
  fromServer(READY);
  expect(changes).toEqual([false]);
});
