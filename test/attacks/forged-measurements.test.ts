/** A writer records measurements with which a pull request that grew compares well. */
import { expect, it } from "vitest";
import { worldsOfTests } from "../commands/checklist-probe.ts";
import { BASE, HEAD, MALLORY_TOKEN } from "../commands/checklist-world.ts";

const { open } = worldsOfTests();
const BUNDLE = "{ title: Size, bundle: { dir: dist, max: 50 kB, growth: 5% } }";
const SMALL = { "dist/index.js": `${"console.log(1);\n".repeat(20)}` };
const GROWN = Array.from({ length: 60 }, (_, n) => n * 7919).join();

it("is compared with our own all the same, and told whose others are", async () => {
  const at = await open({ items: [BUNDLE], files: SMALL });
  at.checkOut(BASE);
  await at.onPush("main", BASE);
  const deployments = `${at.served.origin}/repos/acme/site/deployments`;
  const state = at.github.state() as { deployments: { payload: { items: { Size: Record<string, number> } } }[] };
  const payload = state.deployments[0]?.payload;
  const large = Object.fromEntries(Object.keys(payload?.items.Size ?? {}).map((name) => [name, 1_000_000]));
  const answer = await fetch(deployments, {
    method: "POST",
    headers: { authorization: `Bearer ${MALLORY_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({
      ref: BASE,
      task: "holdpoint:measurements",
      environment: "checklist",
      payload: { ...payload, items: { Size: large } },
      required_contexts: [],
    }),
  });
  expect(answer.status).toBe(201);
  at.checkOut(HEAD);
  at.write("dist/index.js", `${SMALL["dist/index.js"]}${GROWN}`);
  expect((await at.onPullRequest("opened")).decision).toBe("failed");
  const notes = at.events.flatMap((event) => (event.event === "note" ? [event.text] : []));
  expect(notes.join("\n")).toMatch(/by mallory looks like a record of measurements/);
  // Our own are recorded again where theirs stand before them, and only then.
  at.checkOut(BASE);
  at.write("dist/index.js", SMALL["dist/index.js"]);
  expect(await at.onPush("main", BASE)).toMatchObject({ reasonCode: "already_done" });
});
