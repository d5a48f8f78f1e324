import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { metricProviders } from "../../src/providers/metrics.ts";

const SUITE = /-metric-provider\.test\.ts$/;

it("every provider of metrics is tested by the shared suite", async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => SUITE.test(file) && !file.startsWith("every-"));
  const using = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(`${import.meta.dirname}/${file}`, "utf8");
      return text.includes("testMetricProvider({") ? [file.replace(SUITE, "")] : [];
    }),
  );
  expect(using.flat().toSorted()).toEqual(Object.keys(metricProviders).toSorted());
});
