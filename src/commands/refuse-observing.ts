/** Mistakes of a call about observing, found before anything is touched. Pure. */
import type { Problem } from "../lib/error.ts";
import type { Plan } from "../plan/plan.ts";

/** `asked`: the call's own word. A rollback is a person's act, whatever the plan does by itself. */
export function refuseObserving(
  command: string,
  { onlyObserves, file, stages }: Plan,
  { observe = false, look = false }: { readonly observe?: boolean | undefined; readonly look?: boolean | undefined },
): readonly Problem[] {
  const releases = command !== "rollback" && command !== "restore" && !(command === "watch" && look);
  return [
    ...(onlyObserves === true && releases
      ? [
          {
            message: `${file} only observes what others deploy: it has no stages.staging, so there is no release to ${command}.`,
            remedy: "Call `watch --look` (watch.yml), or add stages.staging to the plan.",
          },
        ]
      : []),
    ...(observe && stages.production.watch === null
      ? [
          {
            message: `observe: ${file} has no watch, so there is nothing to observe by.`,
            remedy: "Add stages.production.watch.",
          },
        ]
      : []),
  ];
}
