/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */
import { z } from "zod";
import { BYTES_PATTERN, parseBytes } from "./bytes.ts";
import { parseDuration } from "./duration.ts";

const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const BYTES_FORM = "a size: a number and one unit of B, kB, MB, GB or TB, such as 100 MB or 1.5 GB";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";

/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
export const durationValue = z
  .string({ error: `expected ${DURATION_FORM}` })
  .meta({ pattern: String.raw`^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
  .transform((text, context): number => {
    const ms = parseDuration(text);
    if (ms !== null && ms > 0) return ms;
    context.addIssue({
      code: "custom",
      message: ms === 0 ? `"${text}" is zero: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return z.NEVER;
  });

/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
export function durationUpTo(longest: string) {
  const longestMs = parseDuration(longest) ?? 0;
  return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}

/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
export const shareValue = z
  .union([z.string(), z.number()], { error: `expected ${SHARE_FORM}` })
  .meta({ examples: ["5%", 0.05] })
  .transform((value, context): number => {
    const ratio = parseShare(value);
    if (ratio !== null) return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return z.NEVER;
  });

/** The name of an environment variable, never its value. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");

/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
export function parseShare(value: string | number): number | null {
  const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
  if (typeof value === "string" && match === null) return null;
  const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
  return ratio >= 0 && ratio <= 1 ? ratio : null;
}

/** A size of data such as `100 MB`; the parsed value is bytes. */
export const bytesValue = z
  .string({ error: `expected ${BYTES_FORM}` })
  .meta({ pattern: BYTES_PATTERN, examples: ["100 MB", "1.5 GB"] })
  .transform((text, context): number => {
    const bytes = parseBytes(text);
    if (bytes !== null) return bytes;
    context.addIssue({ code: "custom", message: `"${text}" is not ${BYTES_FORM}` });
    return z.NEVER;
  });
