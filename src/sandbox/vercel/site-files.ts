/** What prebuilt and source sites share: sending a deployed file, and the host's own pages. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { contentType } from "./content-type.ts";
import type { TreeFile } from "./files.ts";
import type { VercelState } from "./state.ts";

/** The deployed files' own answer to one request. */
export type Site = (request: EmulatedRequest) => Promise<EmulatedResponse>;

/** Without the slashes at both ends; null where the escapes are broken. */
export function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path).replace(/^\/+/, "").replace(/\/+$/, "");
  } catch {
    return null;
  }
}

export async function sendFile(
  state: VercelState,
  request: EmulatedRequest,
  path: string,
  file: TreeFile,
  status: number,
  type = contentType(path),
): Promise<EmulatedResponse> {
  const headers = {
    "content-type": type,
    "cache-control": "public, max-age=0, must-revalidate",
    etag: `"${file.sha}"`,
  };
  if (status === 200 && request.headers["if-none-match"] === headers.etag) return { status: 304, headers };
  const bytes = await state.files.read(file.sha);
  return bytes === null
    ? errorPage(404, "NOT_FOUND", "The emulator was told to keep no files.")
    : { status, headers, body: bytes };
}

/** The host's own page, where no deployed file answers. */
export function errorPage(status: number, code: string, detail = ""): EmulatedResponse {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "x-vercel-error": code },
    body: `${status}: ${code}\n${detail === "" ? "" : `\n${detail}\n`}`,
  };
}
