/** `flag: { vercel: … }` in a plan. */
import { z } from "zod";
import type { FlagSetting, FlagWords } from "../../contract.ts";

const edgeConfigSpec = z.strictObject({
  config: z
    .string()
    .regex(/^ecfg_[A-Za-z0-9]{1,64}$/, {
      error: "expected the id of an Edge Config (Global Config), which begins with ecfg_",
    })
    .describe("Id of the Edge Config, which Vercel also calls Global Config: `ecfg_…`."),
  key: z
    .string()
    .regex(/^[\w-]{1,256}$/, { error: "expected the key of an item: letters, digits, underscores and hyphens" })
    .describe("Key of the item that the site reads as a flag."),
  safe: z
    .json()
    .default(false)
    .transform((value): FlagSetting => value)
    .describe("Value of the item that is safe: `false`, or any other value of the kind that the item has."),
});

export type EdgeConfigSpec = z.output<typeof edgeConfigSpec>;

export const vercelFlagWords: FlagWords<EdgeConfigSpec> = {
  description:
    "An item of an Edge Config (Global Config), set to the value that the plan calls safe. Only an item that is there is changed, and only to a value of its own kind.",
  example: "{ config: ecfg_abc123, key: multi-thread-chat }",
  spec: edgeConfigSpec,
  settlesMs: 10_000,
  nameOf: ({ key }) => key,
  explain: ({ config, key, safe }) => `${key} of ${config}, to ${JSON.stringify(safe)}`,
};
