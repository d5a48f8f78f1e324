/** Who can be named in a plan and who stands in for them: the registries, or those of a caller that has more lines. */
import { type Members, members } from "../engine/members.ts";
import { extensions } from "../engine/plan-extensions.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import type { EmulatorRegistry } from "../sandbox/declaration.ts";
import { emulators } from "../sandbox/index.ts";

export interface Registries {
  readonly extensions: PlanExtensions;
  readonly members: Members;
  readonly emulators: EmulatorRegistry;
}

export const registries: Registries = { extensions, members, emulators };
