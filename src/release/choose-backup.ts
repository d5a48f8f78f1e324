/** Which recorded backup is restored, and what speaks against it. Only our own records name one. Pure. */
import { renderInstant } from "../lib/instant.ts";
import { isBeforeRestore } from "./restore-names.ts";
import { hold, type Verdict } from "../lib/verdict.ts";

/** A backup as the record of one of our releases has it. */
export interface KnownBackup {
  /** The release that it was taken for. */
  readonly release: string;
  /** The host's project of that release. */
  readonly project: string;
  /** Variable of its database's address. */
  readonly variable: string;
  /** Name of its database at the server. */
  readonly database: string;
  /** Moment of its snapshot. */
  readonly takenAt: number;
  /** SHA-256 of the archive, in clear. */
  readonly archive: string;
  /** `restore`: it was restored once and compared; `read`: it was read whole; null: neither. */
  readonly proof: "restore" | "read" | null;
  /** How long the proof by restoring took. */
  readonly restoreMs: number | null;
  /** Where it lies: `s3://acme-backups/shop/2026-11-22.dump`. */
  readonly places: readonly string[];
}

/** What a choice is made by: a backup has it, and a snapshot of tables. */
export type Choosable = Omit<KnownBackup, "archive" | "restoreMs">;

export interface BackupWish {
  /** What is chosen among, in words. */
  readonly noun: "backup" | "snapshot";
  /** The host's project of the plan. */
  readonly project: string;
  readonly variable: string;
  /** As it was typed; the address leads to it. */
  readonly database: string;
  /** Release id, `latest`, or a place; null: the newest before the release that is taken back. */
  readonly from: string | null;
  /** What is taken back, and when its promote was recorded; null where production has no record. */
  readonly takenBack: { readonly release: string; readonly at: number } | null;
}

export type BackupChoice<Known> = { readonly backup: Known; readonly why: string } | { readonly refusal: Verdict };

const LATEST = "latest";

export function chooseBackup<Known extends Choosable>(known: readonly Known[], wish: BackupWish): BackupChoice<Known> {
  const newestFirst = known.toSorted((left, right) => right.takenAt - left.takenAt);
  const { from } = wish;
  if (from !== null && from !== LATEST) return chooseNamed(newestFirst, wish, from);
  // What a restore found there is what it took out: it comes back only by its name, and a restore that was killed goes on.
  const usable = newestFirst.filter((backup) => whyNot(backup, wish) === null && !isBeforeRestore(backup.release));
  if (from === LATEST) return found(usable[0], "it is the newest", wish);
  const { takenBack } = wish;
  if (takenBack === null) return found(usable[0], "it is the newest, and no release is to be taken back", wish);
  // Before its own migrations, which are what is to be taken back.
  const own = usable.findLast(({ release }) => release === takenBack.release);
  const before = usable.find(({ takenAt }) => takenAt < takenBack.at);
  return own === undefined
    ? found(before, `it is the newest before the release ${takenBack.release}`, wish)
    : found(own, `it was taken for the release ${takenBack.release}, before its migrations`, wish);
}

function chooseNamed<Known extends Choosable>(
  newestFirst: readonly Known[],
  wish: BackupWish,
  from: string,
): BackupChoice<Known> {
  const named = newestFirst.filter(({ release, places }) => release === from || places.includes(from));
  const usable = named.find((backup) => whyNot(backup, wish) === null);
  if (usable !== undefined) return { backup: usable, why: "it is the one that was named" };
  const [first] = named;
  return first === undefined
    ? {
        refusal: hold(
          "backup_unknown",
          `No record of ours names the ${wish.noun} ${from}, so nobody can tell what is in it.`,
          "Give --from a release, `latest`, or a place as `--dry-run` lists it. What no record names is restored by hand: docs/database.md.",
        ),
      }
    : {
        refusal: hold(
          "backup_foreign",
          `${whyNot(first, wish)}.`,
          `Give --from another ${wish.noun}, or correct the name.`,
        ),
      };
}

/** Null where it may be restored; else a sentence without its period. */
function whyNot(backup: Choosable, { noun, project, variable, database }: BackupWish): string | null {
  const which = `The ${noun} of ${renderInstant(backup.takenAt)}`;
  if (backup.project !== project) return `${which} is of the project ${backup.project}, and the plan's is ${project}`;
  if (backup.variable !== variable || backup.database !== database) {
    return `${which} is of the database ${backup.database} in ${backup.variable}, not of ${database} in ${variable}`;
  }
  return backup.proof === null ? `${which} was never proven: nobody has read it since it was stored` : null;
}

function found<Known extends Choosable>(backup: Known | undefined, why: string, wish: BackupWish): BackupChoice<Known> {
  if (backup !== undefined) return { backup, why };
  const { noun, variable, database, takenBack, from } = wish;
  const before = takenBack === null || from === LATEST ? "" : ` from before the release ${takenBack.release}`;
  return {
    refusal: hold(
      "backup_unknown",
      `No record of ours names a ${noun === "backup" ? "proven backup" : noun} of ${database} in ${variable}${before}.`,
      noun === "backup"
        ? "Give --from `latest` or a release; where there is no backup at all, look at what the database's vendor keeps: docs/database.md."
        : "Give --from `latest` or a release; where there is no snapshot at all, restore a backup with --without-switch, and copy the rows from there.",
    ),
  };
}
