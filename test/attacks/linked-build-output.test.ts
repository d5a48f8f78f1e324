/** A build's output names files below a link that is committed in the repository and leads out of it. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { connectToLoopback, createBuildRoutes, createFolder } from "../providers/vercel/loopback-host.ts";

const FUNCTION = ".vercel/output/functions/api.func/.vc-config.json";

it.each([
  ["a link", "assets/credentials.json", "assets"],
  ["a link behind a link that stays in the folder", "inner/assets/credentials.json", "inner/assets"],
])("publishes no file of the runner by way of %s that a function's filePathMap names", async (_, named, link) => {
  const runner = createFolder({ "credentials.json": "what the runner holds" });
  const directory = createFolder({
    [FUNCTION]: JSON.stringify({ filePathMap: { "data.json": named } }),
    ".vercel/output/config.json": '{"version":3}',
  });
  symlinkSync(runner, join(directory, "assets"));
  symlinkSync(".", join(directory, "inner"));
  const { routes, stored, builds } = createBuildRoutes();
  const { host } = await connectToLoopback(routes);
  const request = { directory, prebuilt: true, target: { kind: "production" }, meta: {} } as const;
  await expect(host.createBuild(request, () => {})).rejects.toMatchObject({
    reasonCode: "usage",
    message: expect.stringContaining(
      `The file ${named} is to be uploaded, but ${link} leads out of the project's folder`,
    ),
  });
  expect([...stored, ...builds]).toEqual([]);
});
