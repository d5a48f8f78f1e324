/** What Prometheus, or whatever speaks its language, is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Prometheus";

export const TOKEN: Setting = {
  name: "PROMETHEUS_TOKEN",
  source: "secret",
  purpose: "query Prometheus",
  scopes:
    "token that may read metrics (Grafana Cloud: `metrics:read`): sent as a bearer token, or where it is written `user:token`, by basic authentication",
  optional: "where Prometheus asks who is there, as Grafana Cloud does",
};

export const API_URL: AddressSetting = {
  name: "PROMETHEUS_URL",
  source: "address",
  purpose: "find Prometheus",
  default: null,
  inPlan: "prometheus",
};
