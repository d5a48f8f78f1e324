/** A Vercel emulator that serves one deployment, and requests to it. */
import type { SiteRuntime } from "../../../src/sandbox/contract.ts";
import type { VercelSeed } from "../../../src/sandbox/vercel/index.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

/** One production deployment with these files; `origin` is its own address. */
export async function deploySite(
  files: Readonly<Record<string, string>>,
  changes: Partial<VercelSeed> = {},
  runtime?: SiteRuntime,
): Promise<{ readonly vercel: StartedVercel; readonly origin: string }> {
  const vercel = await startVercel(
    seedWith({ deployments: [{ id: "dpl_site", files, meta: { holdpointRelease: "r1" } }], ...changes }),
    runtime === undefined ? {} : { runtime },
  );
  return { vercel, origin: vercel.emulator.deploymentOrigin("dpl_site") };
}

/** Redirects are answers here. */
export async function getFrom(origin: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${origin}${path}`, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
