/** What an examination of a Checkly account finds. */
import { expect, it } from "vitest";
import type { Expected } from "../../../src/providers/contract.ts";
import { examineCheckly } from "../../../src/providers/checkly/examine.ts";
import { type ScriptedAnswer, scriptCheckly } from "./scripted-checkly.ts";

async function examine(answer: ScriptedAnswer, runsChecks = false) {
  const checkly = await scriptCheckly(() => answer);
  try {
    const [question] = await examineCheckly({ runsChecks } as Expected, checkly.context);
    const found = await question?.run();
    expect(checkly.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/checks"]);
    return found?.map(({ subject, standing }) => `${subject} ${standing}`);
  } finally {
    await checkly.close();
  }
}

it("is told by whether the key shows checks, and not by running one", async () => {
  expect(await examine({ status: 200, body: [{ id: "c" }] })).toEqual(["CHECKLY_API_KEY ok"]);
  expect(await examine({ status: 200, body: [] })).toEqual(["CHECKLY_API_KEY warning"]);
  expect(await examine({ status: 200, body: [{ id: "c" }] }, true)).toEqual([
    "CHECKLY_API_KEY ok",
    "CHECKLY_API_KEY runs checks warning",
  ]);
});

it("has no answer where the key is refused or the answer is not understood", async () => {
  await expect(examine({ status: 401, body: { message: "Unauthorized" } })).rejects.toMatchObject({
    reasonCode: "credential_rejected",
  });
  await expect(examine({ status: 200, body: { checks: 3 } })).rejects.toMatchObject({
    reasonCode: "vendor_answer_unknown",
  });
});
