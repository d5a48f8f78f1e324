/** What a part of a database refers to and has not, as it is told to people and kept beside the archive. Pure. */
import { z } from "zod";

const labels = z.array(z.string().min(1)).readonly();

export const references = z
  .strictObject({
    /** Without rows and code, something must be there in place of these before the archive is restored alone. */
    standIns: labels,
    /** Parts of the archive that cannot be restored without the rest of the database, which has rows or code that they need. */
    leftOut: labels,
    /** Tables of which no rows can be restored without it. */
    impossible: labels,
  })
  .readonly();

export type References = z.infer<typeof references>;

/** In a record, which must stay small; the list of tables has them all. */
const MOST = 20;
const MOST_NEEDS = 5;
const LONGEST = 150;

/** What a restore of it alone does not prove, a part of a sentence each. */
export function describeUnproven({ standIns, leftOut }: References): readonly string[] {
  return shorten(
    [...standIns.map((label) => `something stood in for ${label}`), ...leftOut.map((label) => `left out: ${label}`)],
    MOST,
  );
}

/** What it needs from elsewhere, whoever restores it; null where it needs nothing. */
export function describeNeeds({ standIns, leftOut, impossible }: References): string | null {
  const all = shorten([...standIns, ...leftOut, ...impossible], MOST_NEEDS);
  return all.length === 0 ? null : `what it needs to be restored alone: ${all.join("; ")}`;
}

function shorten(all: readonly string[], most: number): readonly string[] {
  const named = all.slice(0, most).map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST - 1)}…` : one));
  const more = all.length - named.length;
  return more === 0 ? named : [...named, `${more.toLocaleString("en")} more, which its list of tables names`];
}
