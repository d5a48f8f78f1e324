import { renderDuration } from "../../lib/duration.ts";
import type { HttpStep } from "./spec.ts";

/** `POST /api/threads answers 201, contains "id", within 2s`. Of a header only its name is shown. */
export function explainStep(step: HttpStep): string {
  const headers = Object.entries(step.headers).map(([name, value]) =>
    typeof value === "string" ? name : `${name} from ${value.env}`,
  );
  const captures = Object.keys(step.capture);
  return [
    `${step.method} ${step.path} answers ${step.status ?? "200 to 299"}`,
    ...(step.contains === null ? [] : [`contains ${JSON.stringify(step.contains)}`]),
    ...(step.absent === null ? [] : [`does not contain ${JSON.stringify(step.absent)}`]),
    ...(step.maximumDurationMs === null ? [] : [`within ${renderDuration(step.maximumDurationMs)}`]),
    ...(headers.length === 0 ? [] : [`sends ${headers.join(", ")}`]),
    ...(captures.length === 0 ? [] : [`keeps ${captures.join(", ")}`]),
  ].join(", ");
}
