/** Which requests are counted, in the filter language of Vercel's queries (OData). */
import { ProviderError } from "../../../lib/error.ts";
import type { MetricScope } from "../../contract.ts";
import { VENDOR } from "../settings.ts";
import type { VercelMetricSpec } from "./spec.ts";

/** Throws ProviderError where the release's own requests are asked for and nobody knows its deployment. */
export function renderFilter({ path, route, deployment }: VercelMetricSpec, scope: MetricScope): string {
  const ofRelease = deployment === "release" && scope.anyRelease !== true;
  if (ofRelease && scope.deploymentId === undefined) throw noDeployment();
  return [
    equals("environment", scope.environment),
    ...(ofRelease ? [equals("deployment_id", scope.deploymentId ?? "")] : []),
    ...(route === undefined ? [] : [equals("route", route)]),
    ...(path === undefined ? [] : [path.endsWith("*") ? beginsWith(path.slice(0, -1)) : equals("request_path", path)]),
  ].join(" and ");
}

function equals(dimension: string, value: string): string {
  return `${dimension} eq ${quote(value)}`;
}

function beginsWith(path: string): string {
  return `startswith(request_path, ${quote(path)})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function noDeployment(): ProviderError {
  return new ProviderError({
    reasonCode: "not_found",
    vendor: VENDOR,
    message: "It is not known which deployment the release is, and Vercel is asked for its requests alone.",
    remedy: "Release with Holdpoint, or write `deployment: any` to look at all requests of the environment.",
  });
}
