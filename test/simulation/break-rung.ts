/** Lies to what guards the rungs of a ladder, so that the simulation shows that it would notice. See break-guard. */
import { pass } from "../../src/lib/verdict.ts";
import type { FlagReading, Flags } from "../../src/providers/contract.ts";
import { type Guards, WHOLE } from "./play-scenario.ts";

export type BrokenRung = "flag-believed" | "flag-unseen" | "help-believed" | "words-forgotten";

export function breakRung(rung: BrokenRung): Guards {
  return { ...WHOLE, ...BREAKS[rung] };
}

const BREAKS: Readonly<Record<BrokenRung, Partial<Guards>>> = {
  // What a flag was asked to be is what is read of it.
  "flag-believed": withFlags((flags) => {
    let asked: FlagReading["setting"] | null = null;
    return {
      open: (spec) => {
        const flag = flags.open(spec);
        return {
          ...flag,
          async read() {
            const found = await flag.read();
            return asked === null ? found : { ...found, setting: asked };
          },
          set(setting, found, reason) {
            asked = setting;
            return flag.set(setting, found, reason);
          },
        };
      },
    };
  }),
  // Nobody sees that a flag is what is safe.
  "flag-unseen": withFlags((flags) => ({
    open: (spec) => {
      const flag = flags.open(spec);
      return { ...flag, read: async () => ({ ...(await flag.read()), setting: "on" }) };
    },
  })),
  // Once a rung was taken, production's gates pass whatever they say.
  "help-believed": {
    context(context) {
      let taken = false;
      return {
        ...context,
        async openRung(key, order) {
          const open = await context.openRung(key, order);
          const apply: typeof open.rung.apply = (...asked) => {
            taken = true;
            return open.rung.apply(...asked);
          };
          return { ...open, rung: { ...open.rung, apply } };
        },
        checkGate: async (...asked) => (taken ? pass("gate_passed", "nobody looked") : context.checkGate(...asked)),
      };
    },
  },
  // The record does not say what came of the rungs.
  "words-forgotten": {
    roles: (roles) => ({
      ...roles,
      forge: {
        ...roles.forge,
        listDeploymentStatuses: async (id, isEnough) =>
          (await roles.forge.listDeploymentStatuses(id, isEnough)).map((status) => ({
            ...status,
            description: status.description.replace(/ (?:after|took) [a-z=,-]+(?=:|$)/, ""),
          })),
      },
    }),
  },
};

function withFlags(change: (flags: Flags) => Flags): Partial<Guards> {
  return {
    context: (context) => ({
      ...context,
      async openRung(key, order) {
        const open = await context.openRung(key, order);
        const { roles } = open.context;
        return key === "flag"
          ? { ...open, context: { ...open.context, roles: { ...roles, flags: change(roles.flags) } } }
          : open;
      },
    }),
  };
}
