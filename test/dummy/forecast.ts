/** A vendor that there is not, in a role that another vendor plays, too. */
import type { RoleProvider } from "../../src/providers/contract.ts";

export const forecast: RoleProvider<"advisor"> = {
  key: "forecast",
  role: "advisor",
  vendor: "Forecast",
  settings: [
    { name: "FORECAST_TOKEN", source: "secret", purpose: "ask for tomorrow", scopes: "token that may read forecasts" },
  ],
  connect: async () => ({
    listSecurityFindings: async (place) =>
      place === "harbour"
        ? []
        : [{ key: place, rule: "storm", level: "error", title: "Storm", detail: `A storm over ${place}.`, url: null }],
  }),
};
