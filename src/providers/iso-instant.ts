import { z } from "zod";

/** An instant as vendors write it, `2026-11-22T02:30:15.123Z` or with an offset, as milliseconds since the epoch. */
export const isoInstant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
