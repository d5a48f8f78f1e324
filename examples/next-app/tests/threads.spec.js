import { expect, test } from "@playwright/test";

test("the start page shows its heading", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Threads" })).toBeVisible();
});

test("threads are for people who have signed in", async ({ request }) => {
  expect((await request.get("/api/threads")).status()).toBe(401);
  const signedIn = { headers: { authorization: `Bearer ${process.env.TEST_TOKEN}` } };
  const answer = await request.get("/api/threads", signedIn);
  expect((await answer.json()).threads).toHaveLength(1);
});
