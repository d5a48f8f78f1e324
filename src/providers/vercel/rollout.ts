/**
 * Rolling releases at Vercel. There is no request that aborts one: a rollback does. The settings of the project are a
 * template for the next one only, and to take them away may abort the one that is active.
 */
import type { ZodType } from "zod";
import type { ChangeAnswer, HostRollouts, RolloutSettings, SideQuery } from "../contract.ts";
import { change } from "./change.ts";
import type { Connection } from "./connection.ts";

type Stored = Readonly<Record<string, unknown>>;
type Shapes = typeof import("./rollout-shapes.ts");

interface Read<Value> {
  readonly value: Value;
  /** As it came. */
  readonly body: unknown;
}

/** The variants of a production address; the host keeps the choice in a cookie. */
export const SIDES: SideQuery = { candidate: "vcrrForceCanary=true", stable: "vcrrForceStable=true" };

export function createRollouts(connection: Connection): HostRollouts {
  const path = (rest: string) => connection.projectPath("v1", `/rolling-release${rest}`);
  const write = async (json: Stored) => {
    await connection.request({ method: "PATCH", path: path("/config"), json, repeatable: true });
  };
  const ask = (rest: string, json: Stored): Promise<ChangeAnswer> => change(connection, path(rest), json);
  async function read<Value>(rest: string, shape: (shapes: Shapes) => ZodType<Value>): Promise<Read<Value>> {
    const [{ body }, shapes, { parseAnswer }] = await Promise.all([
      connection.request({ method: "GET", path: path(rest), repeatable: true }),
      import("./rollout-shapes.ts"),
      import("./api.ts"),
    ]);
    return { value: parseAnswer(shape(shapes), body, `GET ${path(rest)}`), body };
  }
  return {
    readRollout: async () => (await read("", ({ rolloutShape }) => rolloutShape)).value,
    async readRolloutSettings(): Promise<RolloutSettings | null> {
      const { value, body } = await read("/config", ({ rolloutSettingsShape }) => rolloutSettingsShape);
      return value === null ? null : { ...value, stored: (body as Stored)["rollingRelease"] };
    },
    readRolloutOffer: async () => (await read("/billing", ({ rolloutOfferShape }) => rolloutOfferShape)).value,
    writeRolloutStages: (percents) =>
      write({
        enabled: true,
        advancementType: "manual-approval",
        stages: percents.map((targetPercentage) => ({ targetPercentage })),
      }),
    putBackRolloutSettings: (stored) => write(settingsAgain(stored)),
    startRollout: (deploymentId) => ask("/start", { canaryDeploymentId: deploymentId }),
    // The active stage goes along, as the vendor's CLI sends it: a host that reads it refuses what comes too late.
    approveStage: (deploymentId, activeStage) =>
      ask("/approve-stage", {
        activeStageIndex: activeStage,
        nextStageIndex: activeStage + 1,
        canaryDeploymentId: deploymentId,
      }),
    completeRollout: (deploymentId) => ask("/complete", { canaryDeploymentId: deploymentId }),
  };
}

/** What a read gives is not all that a write takes: whether stages wait for an approval stands in them, and beside them. */
function settingsAgain(stored: unknown): Stored {
  if (typeof stored !== "object" || stored === null) return { enabled: false };
  const { stages } = stored as { readonly stages?: unknown };
  const waits = Array.isArray(stages) && !stages.some((stage: unknown) => isTimed(stage));
  return { ...stored, enabled: true, advancementType: waits ? "manual-approval" : "automatic" };
}

function isTimed(stage: unknown): boolean {
  return typeof stage === "object" && stage !== null && typeof (stage as Stored)["duration"] === "number";
}
