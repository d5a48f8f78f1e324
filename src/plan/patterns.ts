/** What the plan's texts look like; apart from the schema, so that a rollback can check its own without loading zod. */

/** A hostname, or a loopback `host:port` for rehearsals. */
export const DOMAIN =
  /^(?:(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]|(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5})$/;
/** A field of a JSON answer: `commit`, `build.sha`. */
export const FIELD_PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)*$/;
/** A path of a URL. */
export const URL_PATH = /^\/\S*$/;

/** Labels of an incident's issue at GitHub, whose lists are parted by commas. */
export const LABEL = /^[^,\s](?:[^,\n\r]*[^,\s])?$/;
export const LABEL_LENGTH = 50;
export const MOST_LABELS = 10;
export const DEFAULT_LABELS: readonly string[] = ["incident"];

/** The rung that every ladder has: without it nothing brings production back to the known-good deployment. */
/** The rung that a person's own dispatch takes, and nobody else. */
export const DATABASE_RUNG = "database";
export const HOST_RUNG = "host";
/** The word of a rung, whichever there are. */
export const RUNG = /^[a-z][a-z-]{0,30}$/;
