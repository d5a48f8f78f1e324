/** Deployment protection: an address of a deployment answers only who brings the bypass secret. */
import { createHash } from "node:crypto";
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import type { VercelState } from "./state.ts";

const HEADER = "x-vercel-protection-bypass";
const COOKIE = "_vercel_jwt";

/** Null where the request may pass; otherwise 401, or the redirect that sets the cookie which a browser asked for. */
export function checkProtection(state: VercelState, request: EmulatedRequest): EmulatedResponse | null {
  if (state.seed.protection === null) return null;
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]+)`).exec(request.headers.cookie ?? "")?.[1];
  if (cookie !== undefined && [...state.bypassSecrets].some((known) => cookieOf(known) === cookie)) return null;
  const secret = request.headers[HEADER] ?? request.query.get(HEADER);
  if (secret !== null && secret !== undefined && state.bypassSecrets.has(secret)) {
    const wanted = request.headers["x-vercel-set-bypass-cookie"] ?? request.query.get("x-vercel-set-bypass-cookie");
    return wanted === null || wanted === undefined || wanted === "false" ? null : setCookie(request, secret, wanted);
  }
  const nonce = Math.floor(state.context.random() * 2 ** 48).toString(36);
  return {
    status: 401,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store, max-age=0",
      "set-cookie": `_vercel_sso_nonce=${nonce}; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax`,
      "x-robots-tag": "noindex",
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Authentication Required</title></head><body><h1>Authentication Required</h1><p>This deployment is protected.</p></body></html>\n`,
  };
}

function setCookie(request: EmulatedRequest, secret: string, wanted: string): EmulatedResponse {
  const query = new URLSearchParams(request.query);
  query.delete(HEADER);
  query.delete("x-vercel-set-bypass-cookie");
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  const sameSite = wanted === "samesitenone" ? "None" : "Lax";
  return {
    status: 307,
    headers: {
      location: `${request.path}${search}`,
      "set-cookie": `${COOKIE}=${cookieOf(secret)}; Path=/; HttpOnly; SameSite=${sameSite}`,
    },
  };
}

/** Not the secret itself: a cookie may be seen where the secret may not. */
function cookieOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
