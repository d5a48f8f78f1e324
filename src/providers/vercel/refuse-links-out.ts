import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ProviderError } from "../../lib/error.ts";
import { isBelow } from "../../lib/is-below.ts";
import { VENDOR } from "./settings.ts";

/**
 * Looks at where files really lie before any of them is read. A function's `filePathMap` may name
 * `link/file`, and where `link` is a committed link out of the project, the runner's own file would be published. A link
 * itself does no harm: it is uploaded as the text that it is, and nothing is read through it.
 * The function that it returns throws ProviderError `usage`, which names the link.
 */
export function refuseLinksOut(directory: string): (absolute: string) => void {
  const root = realpathSync.native(directory);
  /** Thousands of files lie in few folders. */
  const inside = new Set<string>();
  return (absolute) => {
    const folder = dirname(absolute);
    if (inside.has(folder)) return;
    if (!isBelow(root, realpathSync.native(folder))) throw leadsOut(directory, absolute, root);
    inside.add(folder);
  };
}

function leadsOut(directory: string, absolute: string, root: string): ProviderError {
  const parts = relative(directory, absolute).split(sep);
  const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
  const link = folders.find((folder) => !isBelow(root, realpathSync.native(join(directory, folder))));
  return new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `The file ${parts.join("/")} is to be uploaded, but ${link ?? parts.join("/")} leads out of the project's folder: what lies there is not part of the project. Nothing was uploaded.`,
    remedy:
      "Put the file itself into the project's folder, or take it out of the build's output; the `filePathMap` of a function's .vc-config.json names such files.",
  });
}
