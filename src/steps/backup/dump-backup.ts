/** The step `backup` where it makes an archive: dumped, read back whole, stored, fetched again and proven, in this order. */
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret } from "../../lib/secret.ts";
import { type Evidence, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { FileToStore } from "../../providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import type { StepEnd } from "../contract.ts";
import { createPassingKey, findWrongRecipient, type PassingKey } from "./age-format.ts";
import { backupName, fileNames } from "./backup-name.ts";
import { clearLeftovers, type OpenPlace, openPlaces, putEverywhere } from "./backup-places.ts";
import { type Dump, dumpDatabase, openLocal } from "./dump-archive.ts";
import type { DumpSpec } from "./dump-spec.ts";
import { createMeasure } from "./measured-stream.ts";
import { type DumpContext, prefixOf } from "./observe-dump.ts";
import { refuseImpossible } from "./partial/refuse-impossible.ts";
import { judgeRows, proveDump } from "./prove-dump.ts";
import { readArchive } from "./read-archive.ts";
import { detailsOf, evidenceOf, recordOf, summaryOf } from "./record-dump.ts";
import { removeOldBackups } from "./remove-old.ts";
import type { WrittenFile } from "./write-sealed.ts";

export async function applyDump(spec: DumpSpec, context: DumpContext): Promise<StepEnd> {
  const wrong = spec.recipients === null ? null : await findWrongRecipient(spec.recipients);
  if (wrong !== null) {
    return {
      verdict: hold(
        "usage",
        `${wrong} is no recipient of the age format.`,
        "Copy the public key as age-keygen prints it.",
      ),
      untouched: true,
    };
  }
  const places = await openPlaces(context.roles.stores, spec.to);
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-backup-"));
  try {
    return await makeBackup(spec, context, places, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeBackup(
  spec: DumpSpec,
  context: DumpContext,
  places: readonly OpenPlace[],
  folder: string,
): Promise<StepEnd> {
  const url = context.secret(spec.database);
  // With a key that ends with this process the stored backup can be opened for its proof, and nobody's own key is needed.
  const key = spec.recipients === null ? null : await createPassingKey();
  const recipients = key === null ? null : [...(spec.recipients ?? []), key.recipient];
  const identity = key === null ? null : secretOf(key);
  const dump = await dumpDatabase({ spec, url, folder, recipients, identity }, context);
  const unread = refuseImpossible(spec, dump) ?? (await readLocally(dump, url, identity, context));
  if (unread !== null) return { verdict: unread, untouched: true };

  const leftovers = await clearLeftovers(places, prefixOf(spec, context));
  const { census } = dump.list;
  const name = backupName(
    { project: context.release.project, variable: spec.database, identity: context.identity },
    census.at,
  );
  const names = fileNames(name, spec.recipients !== null);
  const files = [fileOf(names.archive, dump.archive, spec, context), fileOf(names.tables, dump.tables, spec, context)];
  const { stored, failed } = await putEverywhere(places, files);
  const [missing] = failed;
  if (missing !== undefined)
    return {
      verdict: notEverywhere(
        failed,
        stored.map(({ place }) => place),
      ),
    };

  const kept = stored.map(({ place, files: [archive, tables] }): RecordedPlace => {
    if (archive === undefined || tables === undefined) throw new Error(`${place} took fewer files than it was given`);
    const of = ({ id, size, mark }: typeof archive) => ({ id, size, mark });
    return { place, archive: of(archive), tables: of(tables), expiresAt: archive.expiresAt };
  });
  const database = context.roles.databaseWork.describe(url).database;
  const unproven = recordOf({ spec, dump, name, database, places: kept, now: context.clock.now() });
  const proven = await proveDump(spec, dump, unproven, { places, identity, url }, context);
  if ("outcome" in proven) return { verdict: proven };

  const last = await storeRecord(proven, { name: names.record, keepMs: spec.keepMs }, places, folder);
  if (last !== null) return { verdict: last };
  const removed = await removeOlder(spec, context, places, proven);
  return {
    verdict: pass("step_done", summaryOf(proven), [...evidenceOf(proven), ...leftovers, ...removed]),
    details: detailsOf(proven),
  };
}

/** Before anything leaves this machine: the file as it is on the disk, opened and read to its end. */
async function readLocally(
  dump: Dump,
  url: Secret,
  identity: Secret | null,
  context: DumpContext,
): Promise<Verdict | null> {
  context.progress({ ratio: null, text: "reading the archive to its end" });
  const archive = openLocal(dump.archive, identity);
  const rows = await readArchive(context.roles.databaseWork, url, dump.serverMajor, archive);
  return judgeRows(dump, rows);
}

/** Beside the archive, so that it is found and understood where no record of a release is left. */
async function storeRecord(
  backup: RecordedDump,
  { name, keepMs }: Pick<FileToStore, "name" | "keepMs">,
  places: readonly OpenPlace[],
  folder: string,
): Promise<Verdict | null> {
  const path = join(folder, "record");
  const text = `${JSON.stringify(backup, null, 2)}\n`;
  await writeFile(path, text, { mode: 0o600 });
  const measure = createMeasure();
  for await (const chunk of measure.pass(createReadStream(path) as AsyncIterable<Uint8Array>)) void chunk;
  const { stored, failed } = await putEverywhere(places, [{ name, path, ...measure.result(), keepMs }]);
  return failed.length === 0
    ? null
    : notEverywhere(
        failed,
        stored.map(({ place }) => place),
      );
}

/** What was kept for long enough. A backup that replaces what a restore would take away removes nothing: nobody gives it the way back. */
async function removeOlder(
  { keepMs }: DumpSpec,
  { release: { project }, clock, progress, wayBackSince }: DumpContext,
  places: readonly OpenPlace[],
  made: RecordedDump,
): Promise<readonly Evidence[]> {
  if (keepMs === null || wayBackSince === undefined) return [];
  // By whichever of the two is behind: a clock that runs ahead would make all of them old.
  const now = Math.min(clock.now(), made.takenAt);
  const say = (text: string) => progress({ ratio: null, text });
  const wayBack = await wayBackSince();
  return removeOldBackups(places, { project, made, keepMs, now, wayBack, progress: say });
}

function notEverywhere(
  failed: Awaited<ReturnType<typeof putEverywhere>>["failed"],
  stored: readonly string[],
): Verdict {
  const [first] = failed;
  if (first === undefined) throw new Error("nothing failed");
  const elsewhere = stored.length === 0 ? "" : ` It is stored in ${stored.join(" and ")}, which is not enough.`;
  const evidence: Evidence[] = failed.map(({ place, error }) => ({ label: place, value: error.message }));
  return hold(
    first.error.reasonCode,
    `The backup could not be stored in ${failed.map(({ place }) => place).join(" and ")}: ${first.error.message}${elsewhere}`,
    first.error.remedy,
    evidence,
  );
}

function fileOf(name: string, { path, stored }: WrittenFile, { keepMs }: DumpSpec, context: DumpContext): FileToStore {
  return {
    name,
    path,
    ...stored,
    keepMs,
    sent: (bytes) => context.progress({ ratio: stored.size === 0 ? 1 : bytes / stored.size, text: `storing ${name}` }),
  };
}

function secretOf({ identity }: PassingKey): Secret {
  return new Secret("a key of this run alone", identity);
}
