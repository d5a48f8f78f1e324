/** Releases with a real PostgreSQL that something is wrong with: what the page of rehearsals promises of each. */
import { expect, test } from "vitest";
import { rehearseWithDatabase } from "./rehearse-with-database.ts";

test.each([
  ["backup-damaged", 3, "deploy: backup_damaged", "its SHA-256 is another"],
  ["migration-fails", 1, "deploy: trial_failed", "media_are_small"],
  ["migration-blocked", 3, "deploy: lock_not_available", "nightly report"],
  ["counts-differ", 1, "deploy: data_unexpected", "had 120,000 rows"],
])("%s ends with exit code %i, and nothing is promoted", async (fault, code, decision, said) => {
  const ended = await rehearseWithDatabase("--fault", fault);
  expect([ended.code, ended.decisions]).toEqual([code, [decision]]);
  expect(ended.text).toContain(said);
});
