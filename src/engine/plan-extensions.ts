/** Registries that a plan joins, and the credentials that every release needs. */
import { gates } from "../gates/index.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import { roleProviders } from "../providers/index.ts";
import { metricProviders } from "../providers/metrics.ts";
import { releaseSecrets } from "./release-secrets.ts";

export const extensions: PlanExtensions = { gates, roles: roleProviders, metricProviders, secrets: releaseSecrets };
