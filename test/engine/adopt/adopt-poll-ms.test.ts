import { expect, it } from "vitest";
import { adoptPollMs } from "../../../src/engine/adopt/adopt-poll-ms.ts";

it("asks every second at first and never less often than every ten", () => {
  expect([0, 30_000, 90_000, 300_000, 3_600_000].map(adoptPollMs)).toEqual([1_000, 1_000, 3_000, 10_000, 10_000]);
});
