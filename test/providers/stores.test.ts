import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { gates } from "../../src/gates/index.ts";
import { storedBackups } from "../../src/providers/stores.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";

it("what only reads stored backups has nothing by which one could be written or removed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-stores-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "kept"), "bytes");
  const role = await storedBackups.connect(
    { project: "web", team: null, repository: null },
    { env: {}, clock: createVirtualClock(0), random: () => 0.5, debug: () => undefined },
  );
  expect(Object.keys(role)).toEqual(["open"]);
  const store = await role.open({ store: "path", folder });
  expect(Object.keys(store)).toEqual(["look", "list", "read"]);
  expect(await store.list("ke")).toMatchObject([{ name: "kept", size: 5 }]);
  const [{ id } = { id: "" }] = await store.list("ke");
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.read(id)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe("bytes");
});

it("no gate is given a role by which the world could be changed", () => {
  // What a checklist and a release are asked is read; a script of the team does what it does, and a check is started.
  const reading = ["advisor", "checks", "databases", "deployments", "files", "http", "shell", "storedBackups", "tls"];
  const given = new Set(Object.values(gates).flatMap(({ roles }) => roles as readonly string[]));
  expect([...given].filter((role) => ![...reading, "variables"].includes(role))).toEqual([]);
});
