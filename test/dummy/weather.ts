/** A gate that there is not: all that it takes to add one, besides its line in a registry. */
import { z } from "zod";
import type { Gate } from "../../src/gates/contract.ts";
import { fail, pass } from "../../src/lib/verdict.ts";

const weatherSpec = z.strictObject({
  place: z.string().min(1).describe("Where it must not storm."),
  diary: z.string().optional().describe("Variable with the address of a diary."),
});

export const weather: Gate<z.infer<typeof weatherSpec>, "advisor"> = {
  key: "weather",
  description: "No storm is on its way.",
  example: "- { title: Calm, weather: { place: harbour } }\n",
  kind: "world",
  spec: weatherSpec,
  roles: ["advisor"],
  provider: "forecast",
  secrets: ({ diary }) => (diary === undefined ? [] : [diary]),
  async check({ place }, { roles }) {
    const [storm] = await roles.advisor.listSecurityFindings(place);
    if (storm !== undefined) return fail("gate_failed", storm.detail, "Wait for better weather.");
    return pass("gate_passed", `The ${place} is calm.`);
  },
};
