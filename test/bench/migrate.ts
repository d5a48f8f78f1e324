/**
 * Four writers, a reader whose transaction stays open for six seconds, and a migration that alters their table: by the bare
 * tool, and by the step. A scratch server of this machine, in one run; needs PostgreSQL's server programs.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectTo, createWorld, drizzleFiles, TOOLS } from "../database/migrate-world.ts";
import { installLocked } from "../install-locked.ts";
import { openWork } from "../providers/postgres/open-work.ts";
import { benchRow, type BenchRow } from "./bench-row.ts";

const READER_MS = 6_000;
const CALM_MS = 2_000;
const LOCK_TIMEOUT_MS = 200;
const WRITERS = 4;

interface Traffic {
  /** Longest wait of any write, in seconds. */
  readonly longestS: number;
  /** Writes a second while the reader stays. */
  readonly perSecond: number;
}

export async function benchMigrate(): Promise<readonly BenchRow[]> {
  installLocked(join(import.meta.dirname, "../database"), "migrate bench");
  const work = await openWork();
  const scratch = await work.startScratch(15);
  try {
    const url = scratch.url.reveal();
    const admin = await connectTo(url);
    await admin.query("create table users (id serial primary key, name text)");
    await admin.end();
    const peer = await migrateAmong(url, "bare", async (directory) => {
      const env = { ...process.env, DATABASE_URL: url };
      const tool = spawn(process.execPath, ["migrate.mjs"], { cwd: directory, env, stdio: "ignore" });
      await once(tool, "exit");
    });
    const ours = await migrateAmong(url, "ours", null);
    const figures = { peerName: "the bare tool" };
    return [
      benchRow({
        ...figures,
        name: "longest wait of 4 writers, migration",
        ours: [ours.longestS],
        peer: [peer.longestS],
        unit: "s",
        // The lock timeout, and what two processors take from everybody while the tool is started.
        budget: { kind: "limit", atMost: 1 },
      }),
      benchRow({
        ...figures,
        name: "pause between writes, mean, migration",
        ours: [1_000 / ours.perSecond],
        peer: [1_000 / peer.perSecond],
        unit: "ms",
        budget: { kind: "share", atMost: 0.8 },
      }),
    ];
  } finally {
    await scratch.stop();
  }
}

/** `tool`: null runs the step. Each adds a column of its own by a migration that the other does not know. */
async function migrateAmong(
  url: string,
  column: string,
  tool: ((directory: string) => Promise<void>) | null,
): Promise<Traffic> {
  const files = drizzleFiles({ [`0000_${column}`]: `alter table users add ${column} text;` });
  const world = await createWorld(url, files);
  const reader = await connectTo(url, "reader");
  await reader.query("drop schema if exists drizzle cascade");
  const ended = new AbortController();
  const writing = Array.from({ length: WRITERS }, () => write(url, ended.signal));
  await sleep(CALM_MS);
  await reader.query("begin; select count(*) from users");
  const openedAt = performance.now();
  const migrating = tool === null ? migrate(world) : tool(world.directory);
  await sleep(READER_MS);
  await reader.query("commit");
  const closedAt = performance.now();
  await migrating;
  ended.abort();
  const writes = (await Promise.all(writing)).flat();
  await reader.end();
  world.close();
  const during = writes.filter(({ endedAt }) => endedAt >= openedAt && endedAt <= closedAt).length;
  return {
    longestS: Math.max(...writes.map(({ startedAt, endedAt }) => endedAt - startedAt)) / 1_000,
    perSecond: during / ((closedAt - openedAt) / 1_000),
  };
}

async function migrate(world: Awaited<ReturnType<typeof createWorld>>): Promise<void> {
  const { verdict } = await world.apply({ ...TOOLS.drizzle, "lock-timeout": `${LOCK_TIMEOUT_MS}ms`, retries: 20 });
  if (verdict.outcome !== "pass") throw new Error(`the migration ended with ${verdict.reasonCode}: ${verdict.summary}`);
}

async function write(url: string, ended: AbortSignal): Promise<readonly { startedAt: number; endedAt: number }[]> {
  const client = await connectTo(url, "writer");
  const writes: { startedAt: number; endedAt: number }[] = [];
  while (!ended.aborted) {
    const startedAt = performance.now();
    await client.query("insert into users (name) values ('x')");
    writes.push({ startedAt, endedAt: performance.now() });
  }
  await client.end();
  return writes;
}
