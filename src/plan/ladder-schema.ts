/** `rollback.ladder` and what it says of each rung, in the plan language. */
import { z, type ZodType } from "zod";
import type { PlanExtensions, PlanRung } from "./extensions.ts";
import { HOST_RUNG } from "./patterns.ts";
import { vendorWords } from "./vendor-words.ts";

type Rungs = Readonly<Record<string, PlanRung>>;

export function ladderSchema({ rungs = {} }: PlanExtensions) {
  const keys = [HOST_RUNG, ...Object.keys(rungs).filter((key) => key !== HOST_RUNG)];
  return z
    .array(z.enum(keys))
    .min(1)
    .superRefine((ladder, context) => {
      for (const [index, message] of problemsOf(ladder, rungs))
        context.addIssue({ code: "custom", path: [...index], message });
    })
    .default([HOST_RUNG])
    .describe(
      "Ways to take a release back, in the order in which they are tried ([the ladder](rollback.md#the-ladder)). `host` is always one of them; it points production back at the known-good deployment.",
    );
}

/** What can be said of each rung, by its key. */
export function rungSettings(extensions: PlanExtensions): Readonly<Record<string, ZodType>> {
  return Object.fromEntries(
    Object.values(extensions.rungs ?? {}).flatMap((rung) => {
      const spec = specOf(rung, extensions);
      const described = spec?.optional().describe(spec.description ?? `Settings of the rung \`${rung.key}\`.`);
      return described === undefined ? [] : [[rung.key, described] as const];
    }),
  );
}

/** Of its own, or what the vendors of its role have words for. */
function specOf({ key, spec, words: role }: PlanRung, { words = {} }: PlanExtensions): ZodType | undefined {
  if (role === undefined) return spec;
  return vendorWords(words[role] ?? {}).describe(`What the rung \`${key}\` sets, in the words of whose it is.`);
}

type Written = Readonly<Record<string, unknown>> & { readonly ladder: readonly string[] };
type Refining = Parameters<Parameters<ZodType<Written>["superRefine"]>[0]>[1];

/** Settings of rungs that are in the ladder, every default filled in; each rung needs what its schema asks for. */
export function readRungs(written: Written, extensions: PlanExtensions, context: Refining): Record<string, unknown> {
  const specs: Record<string, unknown> = {};
  for (const rung of Object.values(extensions.rungs ?? {})) {
    const { key } = rung;
    if (rung.spec === undefined && rung.words === undefined) continue;
    const isTaken = written.ladder.includes(key);
    if (written[key] !== undefined && !isTaken)
      context.addIssue({ code: "custom", path: [key], message: `the ladder has no rung "${key}"` });
    if (!isTaken) continue;
    if (written[key] !== undefined) {
      specs[key] = written[key];
      continue;
    }
    const parsed = specOf(rung, extensions)?.safeParse({});
    if (parsed?.success === true) specs[key] = parsed.data;
    else
      context.addIssue({
        code: "custom",
        path: [key],
        message: `the ladder has the rung "${key}", of which nothing is said`,
      });
  }
  return specs;
}

function problemsOf(ladder: readonly string[], rungs: Rungs): readonly (readonly [readonly number[], string])[] {
  const host = ladder.indexOf(HOST_RUNG);
  const twice = ladder.findIndex((rung, index) => ladder.indexOf(rung) !== index);
  const early = ladder.findIndex((rung, index) => index < host && rungs[rung]?.moves === "source");
  return [
    ...(twice < 0 ? [] : [[[twice], "this rung is named twice"] as const]),
    ...(host < 0
      ? [[[], `expected "${HOST_RUNG}" in every ladder: no other rung brings production back`] as const]
      : []),
    ...(early < 0
      ? []
      : [[[early], `"${ladder[early]}" changes only the repository: expected it after "${HOST_RUNG}"`] as const]),
  ];
}
