import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findCheckout } from "../../src/lib/find-checkout.ts";

let root = "";
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.example", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "holdpoint-checkout-")));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it("is found from a folder in it, on a branch, detached, and with packed refs", async () => {
  git("init", "-q", "-b", "main");
  git("commit", "-q", "--allow-empty", "-m", "one");
  const commit = git("rev-parse", "HEAD");
  mkdirSync(join(root, "apps/web"), { recursive: true });
  expect(await findCheckout(join(root, "apps/web"))).toEqual({ root, commit });
  git("pack-refs", "--all");
  expect(await findCheckout(root)).toEqual({ root, commit });
  git("checkout", "-q", "--detach");
  expect(await findCheckout(root)).toEqual({ root, commit });
});

it("has no commit where its HEAD says none, and reads no file outside of it", async () => {
  expect((await findCheckout(root))?.root).not.toBe(root);
  mkdirSync(join(root, ".git"));
  expect(await findCheckout(root)).toEqual({ root, commit: null });
  writeFileSync(join(root, "secret"), `${"a".repeat(40)}\n`);
  writeFileSync(join(root, ".git/HEAD"), "ref: refs/../../secret\n");
  expect(await findCheckout(root)).toEqual({ root, commit: null });
});
