/**
 * The part of a plan that a rollback needs: the project, its domains, the record's environment. Gates and metrics are
 * not looked at, so that a mistake in one of them keeps nobody from rolling back, and zod and the registries, which
 * take longer to load than everything else before the request, are not loaded.
 */
import { parseLogin } from "../lib/login.ts";
import { troubleOfAddress } from "../lib/vendor-address.ts";
import type { Plan } from "./plan.ts";
import {
  DEFAULT_LABELS,
  DOMAIN,
  FIELD_PATH,
  HOST_RUNG,
  LABEL,
  LABEL_LENGTH,
  MOST_LABELS,
  RUNG,
  URL_PATH,
} from "./patterns.ts";
import { MAXIMUM_BYTES, readPlanFile } from "./read-file.ts";
import { readStepNames } from "./step-names.ts";
import { parseYaml } from "./yaml-source.ts";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Null where any of that part is missing or unclear: then the whole plan is to be loaded, which says what is wrong.
 * `hosts` are the words by which a plan names its host.
 * Throws UsageError where the file cannot be read.
 */
export async function loadForRollback(path: string, hosts: readonly string[]): Promise<Plan | null> {
  return readForRollback(await readPlanFile(path), path, hosts);
}

/** The same, of a text; `file` is for messages. */
export function readForRollback(text: string, file: string, hosts: readonly string[]): Plan | null {
  if (Buffer.byteLength(text) > MAXIMUM_BYTES) return null;
  const source = parseYaml(text, file);
  // Of two keys with one name it is not known which one was meant, and one of them may be the project.
  if ("problems" in source || source.duplicates.length > 0) return null;
  const root = mapping(source.value);
  const project = readProject(mapping(root?.["project"]), hosts);
  const stages = mapping(root?.["stages"]);
  const environment = readEnvironment(mapping(stages?.["production"]));
  const rollback = readRollback(root?.["rollback"]);
  const name = root?.["name"];
  if (root?.["version"] !== 1 || typeof name !== "string" || project === null || environment === null) return null;
  if (rollback === null) return null;
  return {
    name,
    project,
    checklist: [],
    stages: {
      staging: {
        deploy: { target: { kind: "production" }, prebuilt: false, directory: ".", timeoutMs: 0, git: null },
        environment: "",
        setup: null,
        ...readStepNames(stages?.["staging"], file),
        verify: [],
      },
      production: {
        environment,
        requires: "nothing",
        promote: null,
        setup: null,
        ...readStepNames(stages?.["production"], file),
        verify: [],
        watch: null,
      },
    },
    rollback,
    // Stored with builds and records, neither of which a rollback makes.
    digest: "",
    file,
  };
}

function readProject(project: Mapping | null, hosts: readonly string[]): Plan["project"] | null {
  const [provider, ...others] = hosts.filter((key) => project?.[key] !== undefined);
  if (project === null || provider === undefined || others.length > 0) return null;
  const host = mapping(project[provider]);
  if (host === null) return null;
  if (!hasOnly(project, [provider, "domains", "version", "addresses"]) || !hasOnly(host, ["project", "team"]))
    return null;
  const name = readText(host["project"], 100);
  const team = host["team"] === undefined ? null : readText(host["team"], 100);
  const domains = readDomains(project["domains"]);
  const version = project["version"] === undefined ? null : readVersion(mapping(project["version"]));
  if (name === null || (team === null && host["team"] !== undefined) || domains === null) return null;
  if (version === null && project["version"] !== undefined) return null;
  const addresses = readAddresses(project["addresses"]);
  return addresses === null ? null : { host: { provider, project: name, team }, domains, version, addresses };
}

function readAddresses(value: unknown): Plan["project"]["addresses"] | null {
  const addresses = value === undefined ? {} : mapping(value);
  if (addresses === null) return null;
  const entries = Object.entries(addresses).flatMap(([key, url]): [string, string][] =>
    typeof url === "string" && troubleOfAddress(url) === null ? [[key, url]] : [],
  );
  return entries.length === Object.keys(addresses).length ? Object.fromEntries(entries) : null;
}

function readDomains(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const domains = value.filter((domain): domain is string => typeof domain === "string" && DOMAIN.test(domain));
  return new Set(domains).size === value.length ? domains : null;
}

function readVersion(version: Mapping | null): Plan["project"]["version"] {
  if (version === null || !hasOnly(version, ["path", "json"])) return null;
  const { path, json } = version;
  if (typeof path !== "string" || !URL_PATH.test(path) || typeof json !== "string" || !FIELD_PATH.test(json))
    return null;
  return { path, json };
}

const PRODUCTION = ["environment", "requires", "promote", "before", "after", "setup", "verify", "watch"];

function readEnvironment(production: Mapping | null): string | null {
  if (production === null || !hasOnly(production, PRODUCTION)) return null;
  return production["environment"] === undefined ? "production" : readText(production["environment"], 255);
}

function readRollback(value: unknown): Plan["rollback"] | null {
  const rollback = value === undefined ? {} : mapping(value);
  const ladder = readLadder(rollback?.["ladder"]);
  if (rollback === null || ladder === null) return null;
  if (!hasOnly(rollback, ["ladder", "to", "steps", "by", "incident", "drill", ...ladder])) return null;
  const { to = "verified", steps = 1, by: named = [] } = rollback;
  const by = readLogins(named);
  if (by === null || (to !== "verified" && to !== "previous")) return null;
  if (typeof steps !== "number" || !Number.isInteger(steps) || steps < 0 || steps > 10) return null;
  const incident = readIncident(rollback["incident"]);
  return incident === undefined ? null : { ladder, rungs: {}, to, steps, by, incident };
}

/** Undefined where it is unclear. */
function readIncident(value: unknown): Plan["rollback"]["incident"] | undefined {
  if (value === false) return null;
  const incident = value === undefined ? {} : mapping(value);
  if (incident === null || !hasOnly(incident, ["labels"])) return undefined;
  const { labels = DEFAULT_LABELS } = incident;
  if (!Array.isArray(labels) || labels.length > MOST_LABELS) return undefined;
  const named = labels.filter(
    (label): label is string => typeof label === "string" && label.length <= LABEL_LENGTH && LABEL.test(label),
  );
  return new Set(named.map((label) => label.toLowerCase())).size === labels.length ? { labels: named } : undefined;
}

/**
 * The rungs' words alone: a person's rollback begins with `host`. What else is on the ladder is loaded, with what is said
 * of it, once production is safe.
 */
function readLadder(value: unknown): readonly string[] | null {
  if (value === undefined) return [HOST_RUNG];
  if (!Array.isArray(value) || !value.includes(HOST_RUNG)) return null;
  const rungs = value.filter((rung): rung is string => typeof rung === "string" && RUNG.test(rung));
  return new Set(rungs).size === value.length ? rungs : null;
}

function readLogins(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const logins = value.map((name) => (typeof name === "string" ? parseLogin(name) : null));
  return logins.every((login) => login !== null) ? logins : null;
}

function readText(value: unknown, maximum: number): string | null {
  const text = typeof value === "string" ? value.trim() : "";
  return text.length > 0 && text.length <= maximum ? text : null;
}

function mapping(value: unknown): Mapping | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : null;
}

/** A key beside the known ones is most likely one of them, misspelt. */
function hasOnly(value: Mapping, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}
