/** What Better Stack is reached with: a connection of its SQL API, which may only read. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";
import type { BetterStackSpec } from "./spec.ts";

export const VENDOR = "Better Stack";

const SCOPES = "of a connection for the ClickHouse HTTP client (Integrations, SQL API), which may only read";

export const USERNAME: Setting = {
  name: "BETTERSTACK_SQL_USERNAME",
  source: "secret",
  purpose: "read events",
  scopes: `user name ${SCOPES}`,
};

export const PASSWORD: Setting = {
  name: "BETTERSTACK_SQL_PASSWORD",
  source: "secret",
  purpose: "read events",
  scopes: `password ${SCOPES}`,
};

export const SOURCE: Setting<BetterStackSpec> = {
  name: "BETTERSTACK_SOURCE",
  source: "variable",
  purpose: "know which source the events are in, where the plan has no `source`",
  scopes: "team and source as in the names of its tables, such as `t123456_web`",
  neededFor: ({ source }) => source === undefined,
};

/** One of each region; docs of Better Stack use this one. */
export const API_URL: AddressSetting = {
  name: "BETTERSTACK_SQL_URL",
  source: "address",
  purpose: "find Better Stack's SQL API",
  default: "https://eu-nbg-2-connect.betterstackdata.com",
  inPlan: "betterstack",
};
