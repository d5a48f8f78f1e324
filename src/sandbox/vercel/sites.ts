/** Every deployment and every production domain has an address; what is deployed there is what answers. */
import type { EmulatedRequest, EmulatedResponse, ServedShare, SiteDeployment } from "../contract.ts";
import { createOutputSite } from "./build-output.ts";
import { checkProtection } from "./protection.ts";
import { errorPage, type Site } from "./site-files.ts";
import { tell } from "./deployment-changes.ts";
import type { Deployment, VercelState } from "./state.ts";
import { activeCanary } from "./rolling-state.ts";
import { chooseSide } from "./sides.ts";
import { createSourceSite } from "./source-site.ts";

const sites = new WeakMap<Deployment, Promise<Site>>();

/** The deployment's own address; it answers from now on, with a page that says so while nothing is ready. */
export function serveDeployment(state: VercelState, id: string): Promise<string> {
  return state.context.serveSite((request) => {
    const deployment = state.deployments.get(id) ?? null;
    if (deployment?.readyState === "READY") tell(state, deployment, "visited");
    return answer(state, deployment, request, false);
  });
}

/** A production domain: what it points at when a request comes is what answers. Resolves to its origin. */
export function serveProduction(state: VercelState, domain: () => string): Promise<string> {
  return state.context.serveSite(async (request) => {
    const stable = deploymentAt(state, domain());
    const canary = activeCanary(state);
    if (canary === null) return answer(state, stable, request, true);
    const { side, cookie } = chooseSide(request, canary.share, state.context.random);
    const response = await answer(state, side === "canary" ? canary.deployment : stable, request, true);
    return cookie === null ? response : { ...response, headers: { ...response.headers, "set-cookie": cookie } };
  });
}

/** What a production domain serves to how many of its visitors; nothing where nothing answers there. */
export function servedDeployments(state: VercelState, domain: string): readonly ServedShare[] {
  const stable = deploymentAt(state, domain);
  const canary = activeCanary(state);
  const serving = [{ deployment: stable, share: 1 - (canary?.share ?? 0) }, ...(canary === null ? [] : [canary])];
  return serving.flatMap(({ deployment, share }) =>
    deployment === null || deployment.removed !== null || deployment.readyState !== "READY"
      ? []
      : [{ deployment: describe(deployment), share }],
  );
}

function deploymentAt(state: VercelState, domain: string): Deployment | null {
  const id = state.aliases.get(domain)?.deploymentId ?? null;
  return id === null ? null : (state.deployments.get(id) ?? null);
}

async function answer(
  state: VercelState,
  deployment: Deployment | null,
  request: EmulatedRequest,
  viaProductionDomain: boolean,
): Promise<EmulatedResponse> {
  const marked = (response: EmulatedResponse): EmulatedResponse => ({
    ...response,
    headers: { server: "Vercel", "x-vercel-id": requestId(state), ...response.headers },
  });
  if (deployment === null || deployment.removed === "deleted") return marked(errorPage(404, "DEPLOYMENT_NOT_FOUND"));
  if (deployment.removed === "retention") return marked(errorPage(410, "DEPLOYMENT_DELETED"));
  if (deployment.readyState !== "READY") return marked(errorPage(404, "DEPLOYMENT_NOT_READY"));
  const refusal = viaProductionDomain ? null : checkProtection(state, request);
  if (refusal?.status !== undefined) return marked(refusal);
  const next = async () => (await siteOf(state, deployment))(request);
  const response =
    state.runtime === null
      ? await next()
      : await state.runtime.handle({ deployment: describe(deployment), viaProductionDomain }, request, next);
  return marked(response);
}

function describe(deployment: Deployment): SiteDeployment {
  return {
    id: deployment.id,
    meta: deployment.meta,
    target: deployment.target ?? deployment.customEnvironment?.slug ?? "preview",
  };
}

function siteOf(state: VercelState, deployment: Deployment): Promise<Site> {
  const known = sites.get(deployment);
  if (known !== undefined) return known;
  const made = deployment.prebuilt ? createOutputSite(state, deployment) : createSourceSite(state, deployment);
  sites.set(deployment, made);
  return made;
}

function requestId(state: VercelState): string {
  const hex = Math.floor(state.context.random() * 2 ** 32).toString(16);
  return `dev1::${hex.padStart(8, "0")}-${state.context.clock.now()}`;
}
