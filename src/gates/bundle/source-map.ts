/** The modules that a source map names. */

/** Maps of maps do not nest in the format; a file that does so anyway is not followed for ever. */
const MAXIMUM_DEPTH = 4;

/** No file system has longer paths; each is compared with all patterns of the plan. */
const MAXIMUM_NAME = 4_096;

/** Every source of a map or of its sections, as written; null where the text is no source map. */
export function sourcesOf(text: string): readonly string[] | null {
  try {
    // A line that keeps a map from being run as a script may come first.
    return read(JSON.parse(text.replace(/^\uFEFF?(?:\)\]\}'[^\n]*\n)?/, "")), 0);
  } catch {
    return null;
  }
}

function read(map: unknown, depth: number): readonly string[] | null {
  if (typeof map !== "object" || map === null || depth > MAXIMUM_DEPTH) return null;
  if ("sections" in map && Array.isArray(map.sections)) {
    const sections: readonly unknown[] = map.sections;
    const found = sections.map((section) =>
      typeof section === "object" && section !== null && "map" in section ? read(section.map, depth + 1) : null,
    );
    // One section that cannot be read leaves a part of the file unknown.
    return found.includes(null) ? null : found.flatMap((sources) => sources ?? []);
  }
  if (!("sources" in map) || !Array.isArray(map.sources)) return null;
  const root = "sourceRoot" in map && typeof map.sourceRoot === "string" ? map.sourceRoot : "";
  const sources = (map.sources as readonly unknown[]).filter((source) => typeof source === "string");
  if (sources.some((source) => root.length + source.length > MAXIMUM_NAME)) return null;
  return sources.map((source) => join(root, source));
}

function join(root: string, source: string): string {
  if (root === "" || /^(?:[a-z][\w+.-]*:|\/)/i.test(source)) return source;
  return `${root.endsWith("/") ? root.slice(0, -1) : root}/${source}`;
}

export interface MapReference {
  /** Maps that the file carries, decoded. */
  readonly inline: readonly string[];
  /** Path of the last other map that it names, as written. */
  readonly external: string | null;
}

/** What a built file says about its maps. webpack's `eval-source-map` writes one for each module. */
export function mapReferencesIn(text: string): MapReference {
  const inline: string[] = [];
  let external: string | null = null;
  for (const match of text.matchAll(/[#@]\s*sourceMappingURL=([^\s'"\\*]+)/g)) {
    const url = match[1] ?? "";
    const data = /^data:application\/json[^,]*,/.exec(url);
    if (data === null) external = url;
    else inline.push(decode(url.slice(data[0].length), data[0].includes(";base64")));
  }
  return { inline, external };
}

function decode(text: string, base64: boolean): string {
  if (base64) return Buffer.from(text, "base64").toString("utf8");
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
