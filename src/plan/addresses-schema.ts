/** `project.addresses`: where vendors are found that a team hosts itself. In the plan, because it is reviewed. */
import { z } from "zod";
import { type AddressSetting, troubleOfAddress } from "../lib/vendor-address.ts";
import type { Declaration } from "../providers/contract.ts";
import type { PlanExtensions } from "./extensions.ts";

export function addressesSchema({ roles = {}, metricProviders }: PlanExtensions) {
  const players: Declaration[] = [...Object.values(roles).flatMap(Object.values), ...Object.values(metricProviders)];
  const addresses = players.flatMap(({ vendor, settings }) =>
    settings.flatMap((setting) =>
      setting.default === undefined ? [] : [{ vendor, ...setting, default: setting.default }],
    ),
  );
  const entries = addresses.flatMap((address) =>
    address.inPlan === undefined ? [] : [[address.inPlan, addressSchema(address, addresses)] as const],
  );
  return z
    .strictObject(Object.fromEntries(entries))
    .prefault({})
    .transform((written) =>
      Object.fromEntries(Object.entries(written).flatMap(([key, url]) => (url === undefined ? [] : [[key, url]]))),
    )
    .describe(
      "Addresses of vendors that you host yourselves: a token goes to the address that is named here, and no variable of the repository changes that.",
    );
}

type Address = AddressSetting & { readonly vendor: string };

function addressSchema(address: Address, all: readonly Address[]) {
  return z
    .string()
    .meta({ examples: [`https://${address.inPlan}.example.com`] })
    .superRefine((text, context) => {
      const trouble = troubleOfAddress(text) ?? troubleOfVendor(text, address, all);
      if (trouble !== null) context.addIssue({ code: "custom", message: trouble });
    })
    .optional()
    .describe(
      `Where your own ${address.vendor} is found, with https.${address.default === null ? "" : ` Default: \`${address.default}\`.`}`,
    );
}

/** A slip of copying would give one vendor's token to another. */
function troubleOfVendor(text: string, { vendor }: Address, all: readonly Address[]): string | null {
  const { origin } = new URL(text);
  const other = all.find(
    (one) => one.vendor !== vendor && one.default !== null && new URL(one.default).origin === origin,
  );
  return other === undefined ? null : `is the address of ${other.vendor}, which must not get the token of ${vendor}`;
}
