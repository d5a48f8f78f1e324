/**
 * A flag in a file of definitions as flagd and every in-process provider of OpenFeature for it read them, in a repository at
 * GitHub. A change is one commit that alters one flag.
 */
import { ProviderError } from "../../lib/error.ts";
import type { Flag, FlagReading, Flags, ProviderContext, RoleSettings } from "../contract.ts";
import { type FileVersion, type FlagFile, openFlagFile } from "./contents.ts";
import { type Definition, readDefinition, settingShape, writeSetting } from "./definition.ts";
import { VENDOR } from "./settings.ts";
import type { FlagdSpec } from "./spec.ts";

const SUBJECT_LENGTH = 72;

export function connectFlags({ repository }: RoleSettings, context: ProviderContext): Flags<FlagdSpec> {
  return { open: (spec) => openFlag(spec, repository, context) };
}

function openFlag(spec: FlagdSpec, released: string | null, context: ProviderContext): Flag {
  const repository = spec.repository ?? released;
  if (repository !== null) return createFlag(spec, openFlagFile({ ...spec, repository }, context));
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: "It is not known which repository has the file of flags.",
    remedy: "Name it in the plan (rollback.flag.flagd.repository), or export GITHUB_REPOSITORY.",
  });
}

function createFlag(spec: FlagdSpec, file: FlagFile): Flag {
  const { key, safe } = spec;
  let last: FileVersion | null = null;
  return {
    safe: safe === "disabled" ? { state: "DISABLED" } : { state: "ENABLED", defaultVariant: safe.variant },
    async read(): Promise<FlagReading> {
      last = await file.read();
      const definition = understood(readDefinition(last.text, key), spec);
      const { state, defaultVariant = null } = definition;
      return {
        // Without a variant of its own to set, nothing but the state is touched.
        setting: safe === "disabled" ? { state } : { state, defaultVariant },
        version: last.sha,
        obstacle: safe === "disabled" ? null : obstacleOf(definition, safe.variant, key),
      };
    },
    async set(setting, { version }, reason) {
      const { text, sha } = last?.sha === version ? last : await file.read();
      if (sha !== version) return { kind: "changed", message: "the file was changed since it was read" };
      const parsed = settingShape.parse(setting);
      const written = writeSetting(text, key, parsed);
      const subject = `flags: set ${key} to ${parsed.defaultVariant ?? parsed.state}`.slice(0, SUBJECT_LENGTH);
      return file.replace(written, sha, `${subject}\n\n${reason}`);
    },
    readLastChange: () => file.readLastChange(),
  };
}

function understood(found: Definition | string | null, { key, file, branch }: FlagdSpec): Definition {
  if (found !== null && typeof found !== "string") return found;
  throw new ProviderError({
    reasonCode: found === null ? "not_found" : "vendor_answer_unknown",
    vendor: VENDOR,
    message:
      found === null
        ? `${file} on ${branch} has no flag ${key}.`
        : `${file} on ${branch} was not understood: ${found}.`,
    remedy: "Correct the file, or what the plan says of it (rollback.flag).",
  });
}

/** Rules would go on to give others than the default variant. */
function obstacleOf({ variants, targeting }: Definition, variant: string, key: string): string | null {
  if (!Object.hasOwn(variants, variant)) return `The flag ${key} has no variant ${variant}, which the plan calls safe.`;
  if (Object.keys(targeting ?? {}).length === 0) return null;
  return `The flag ${key} has targeting, which would go on whatever its default variant is; call \`disabled\` safe instead.`;
}
