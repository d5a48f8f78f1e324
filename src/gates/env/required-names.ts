/** Which variables are required: the plan's own list, or the names in a file, which a pull request may not shorten by itself. */
import { readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parseEnv } from "node:util";
import { findCheckout } from "../../lib/find-checkout.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { GateContext } from "../contract.ts";

export interface NamesWanted {
  /** A file in the form of `.env`, or the names themselves. */
  readonly required: string | readonly string[];
  readonly optional: readonly string[];
}

export interface RequiredNames {
  readonly names: readonly string[];
  /** Those of them that the base branch's file has, and the pull request's has not. */
  readonly dropped: readonly string[];
}

type Context = Pick<GateContext<"files">, "directory" | "base" | "roles">;

/** A thousand variables have half of that. The file is the pull request's, and Node's parser takes the square of some. */
const MAXIMUM_BYTES = 64 * 1024;
/** A name that is assigned nothing: the parser drops it. */
const BARE = /^\s*([A-Z][A-Z0-9_]*)\s*$/;

/** The names, or why they are not known. */
export async function requiredNames(
  { required, optional }: NamesWanted,
  context: Context,
): Promise<RequiredNames | Verdict> {
  if (typeof required !== "string") return { names: [...new Set(required)], dropped: [] };
  const file = required;
  const text = await readWithin(file, context.directory);
  if (typeof text !== "string") return text;
  // Nobody would notice that it is not checked.
  const bare = text.split("\n").findIndex((line) => BARE.test(line));
  if (bare >= 0) {
    return hold(
      "no_data",
      `Line ${bare + 1} of ${file} names a variable without "=", so it would be ignored.`,
      `Write it as ${(text.split("\n")[bare] ?? "").trim()}=`,
    );
  }
  const ours = Object.keys(parseEnv(text)).filter((name) => !optional.includes(name));
  if (ours.length === 0) {
    return hold(
      "no_data",
      `The file ${file} names no required variable, so nothing was checked.`,
      "Add the variables to the file, or list the names in required.",
    );
  }
  const before = await namesOnBase(file, context);
  if ("outcome" in before) return before;
  const dropped = before.names.filter((name) => !ours.includes(name) && !optional.includes(name));
  return { names: [...ours, ...dropped], dropped };
}

/** The text of a file of the checkout, or why it cannot be had. */
async function readWithin(file: string, directory: string): Promise<string | Verdict> {
  const path = await resolveInside(directory, file);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (found !== null && found.size > MAXIMUM_BYTES) return tooLarge(file, found.size);
  // Asked before it is opened: a pipe would be waited for.
  const text = path === null || !found?.isFile() ? null : await readFile(path, "utf8").catch(() => null);
  return (
    text ??
    hold(
      "no_data",
      `The file ${file} cannot be read, so the required variables are not known.`,
      "Check the path: it is relative to the repository, and the file must be checked in.",
    )
  );
}

function tooLarge(file: string, bytes: number): Verdict {
  return hold(
    "no_data",
    `The file ${file} has ${bytes} bytes, more than the ${MAXIMUM_BYTES} that are read.`,
    "Keep nothing but the names of variables in it, or list them in required.",
  );
}

/**
 * Every name in the base branch's file, also one that is assigned nothing: a pull request may put that right. None where
 * there is no such branch or no such file yet.
 */
async function namesOnBase(
  file: string,
  { base, directory, roles }: Context,
): Promise<{ readonly names: readonly string[] } | Verdict> {
  if (base === null) return { names: [] };
  const checkout = await findCheckout(directory);
  if (checkout === null) {
    return hold(
      "no_data",
      `Where ${file} lies in the repository is not known, so it cannot be compared with the base branch's.`,
      "Check out the pull request's head with actions/checkout into `directory`.",
    );
  }
  const path = relative(checkout.root, join(directory, file)).split(sep).join("/");
  const text = (await roles.files.readFile(path, base)) ?? "";
  if (Buffer.byteLength(text) > MAXIMUM_BYTES) return tooLarge(`${file} of the base branch`, Buffer.byteLength(text));
  const bare = text.split("\n").flatMap((line) => BARE.exec(line)?.[1] ?? []);
  return { names: [...new Set([...Object.keys(parseEnv(text)), ...bare])] };
}
