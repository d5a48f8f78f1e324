/** A server for a proof: there within a second, and gone with all its files, however its owner ends. */
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openWork, withWriter } from "../providers/postgres/open-work.ts";

// A temporary folder of this file's own, which whoever runs the server may enter.
let own = "";
beforeAll(() => {
  own = mkdtempSync(join(tmpdir(), "holdpoint-test-"));
  chmodSync(own, 0o1777);
  vi.stubEnv("TMPDIR", own);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(own, { recursive: true, force: true });
});

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("holdpoint-scratch-"));

it("starts, asks for its password, does not sync, and is gone after it was stopped twice", async () => {
  const work = await openWork();
  const scratch = await work.startScratch(15);
  expect(folders()).toHaveLength(1);
  const { rows } = await withWriter(scratch.url.reveal(), (writer) =>
    writer.query("select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens"),
  );
  expect(rows).toEqual([{ fsync: "off", listens: "127.0.0.1" }]);
  const wrong = scratch.url.reveal().replace(/:[\w-]{24}@/, ":wrong@");
  await expect(withWriter(wrong, () => Promise.resolve())).rejects.toMatchObject({ reasonCode: "credential_rejected" });
  const { port } = work.describe(scratch.url);
  await scratch.stop();
  await scratch.stop();
  expect(await answers(port)).toBe(false);
  expect(folders()).toEqual([]);
});

it("is gone when the process that started it was killed", async () => {
  const owner = spawn(process.execPath, [join(import.meta.dirname, "own-scratch.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve) =>
    owner.stdout.once("data", (line: Buffer) => resolve(Number(line))),
  );
  expect(await answers(port)).toBe(true);
  owner.kill("SIGKILL");
  const until = Date.now() + 120_000;
  const left = async () => (await answers(port)) || folders().length > 0;
  while ((await left()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await answers(port)).toBe(false);
  expect(folders()).toEqual([]);
});

it("is refused where this machine has no programs of such a server", async () => {
  const work = await openWork();
  await expect(work.startScratch(99)).rejects.toMatchObject({
    reasonCode: "tool_missing",
    remedy: expect.stringContaining("postgresql-99"),
  });
});

it("ends with its owner's work where that is aborted", async () => {
  const controller = new AbortController();
  const work = await openWork(controller.signal);
  controller.abort(new Error("stopped by hand"));
  await expect(work.startScratch(15)).rejects.toThrow("stopped by hand");
  expect(folders()).toEqual([]);
});

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket
      .once("error", () => resolve(false))
      .once("connect", () => {
        socket.destroy();
        resolve(true);
      });
  });
}
