/** Names of a backup's files. The identity stands before the time: what a killed run left is found by it. Pure. */

export interface NameParts {
  readonly project: string;
  /** Variable of the database's address. */
  readonly variable: string;
  /** Of the step in its release. */
  readonly identity: string;
}

/** What the names of all backups of a project's database begin with. */
export function namePrefix({ project, variable }: Pick<NameParts, "project" | "variable">): string {
  return `${plain(project)}.${plain(variable)}.`;
}

/** And those of one step of one release. */
export function stepPrefix(parts: NameParts): string {
  return `${namePrefix(parts)}${parts.identity}.`;
}

/** `acme.staging-database-url.0123456789abcdef.20261122t090000z` */
export function backupName(parts: NameParts, takenAt: number): string {
  const time = new Date(takenAt)
    .toISOString()
    .replaceAll(/[-:]|\.\d{3}/g, "")
    .toLowerCase();
  return `${stepPrefix(parts)}${time}`;
}

/** The moment in a name; null where it is no backup's. */
export function timeInName(name: string): number | null {
  const match = /\.(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z(?:\.|$)/.exec(name);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export const fileNames = (name: string, encrypted: boolean) => ({
  archive: `${name}.dump.zst${encrypted ? ".age" : ""}`,
  tables: `${name}.tables.json.zst${encrypted ? ".age" : ""}`,
  /** What the record has of it. It is stored last: a backup without it was never finished. */
  record: `${name}.json`,
});

function plain(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "database"
  );
}
