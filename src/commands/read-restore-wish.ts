/** What a call of `restore` asks for, and what is wrong with it; and who called, by the runner's own word. */
import { fieldsOf } from "../lib/fields.ts";
import type { Problem } from "../lib/error.ts";
import type { Asker } from "../release/judge-restore-request.ts";
import type { RestoreIntent } from "../release/decide-restore.ts";
import type { RestoreWish } from "../release/restore-wish.ts";
import { parseTableNames, type TableNames } from "../release/parse-table-names.ts";
import type { WorkflowRun } from "./checklist/request.ts";
import type { CommandOptionValues } from "./index.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadRestoreWish {
  readonly wish: RestoreWish;
  readonly problems: readonly Problem[];
  /** Variables that hold secrets. */
  readonly variables: readonly string[];
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const INTENTS = { "without-switch": "beside", "switch-back": "switch-back", abandon: "abandon" } as const;

export function readRestoreWish(
  values: CommandOptionValues,
  env: Environment,
  run: WorkflowRun | null,
): ReadRestoreWish {
  const asked = (["without-switch", "switch-back", "abandon"] as const).filter((name) => values[name] === true);
  const intent: RestoreIntent = asked[0] === undefined ? "restore" : INTENTS[asked[0]];
  const variable = values.database ?? "";
  const way = values.way ?? "beside";
  const named = values.tables === undefined ? null : parseTableNames(values.tables);
  return {
    wish: {
      variable,
      name: values.name ?? null,
      from: values.from ?? null,
      tables: named?.tables ?? [],
      toTime: values["to-time"] ?? null,
      identity: values.identity ?? null,
      way,
      intent,
      again: values.again ?? false,
      withoutFresh: values["without-fresh-backup"] ?? null,
      asker: readAsker(env, run),
    },
    variables: [values.database, values.identity].flatMap((name) => (name === undefined ? [] : [name])),
    problems: [
      ...(VARIABLE.test(variable)
        ? []
        : [
            {
              message:
                variable === ""
                  ? "The database is not named."
                  : "database is no name of a variable; expected one such as PRODUCTION_DATABASE_URL.",
              remedy: "Give --database (or the input `database`) the variable that holds its address, not the address.",
            },
          ]),
      ...(values["to-time"] !== undefined && (values.from !== undefined || intent !== "restore" || way !== "beside")
        ? [{ message: "to-time asks the database's vendor for a moment: give neither from nor another way with it." }]
        : []),
      ...(named === null ? [] : problemsOfTables(named, values)),
      ...(asked.length < 2 ? [] : [{ message: `${asked.join(" and ")} ask for different things: give one of them.` }]),
      ...(way !== "beside" && intent !== "restore"
        ? [{ message: `${asked[0]} is about a restore beside, and way is ${way}.` }]
        : []),
      ...(way === "down" ? problemsOfDown(values) : []),
      ...(values.reason === undefined && values["dry-run"] !== true
        ? [
            {
              message: "A restore needs a reason, which is recorded.",
              remedy: 'Give --reason "…" (or the input `reason`).',
            },
          ]
        : []),
    ],
  };
}

/** It takes migrations back, and has no backup to be told about. */
function problemsOfDown(values: CommandOptionValues): readonly Problem[] {
  const about = (["from", "tables", "identity", "again", "without-fresh-backup"] as const).filter(
    (name) => values[name] !== undefined && values[name] !== false,
  );
  if (about.length === 0) return [];
  return [{ message: `${about.join(", ")} ${about.length === 1 ? "is" : "are"} about a backup, and way is down.` }];
}

/** What is no table must not become a restore of the whole database. */
function problemsOfTables({ tables, wrong }: TableNames, values: CommandOptionValues): readonly Problem[] {
  const others = ["without-switch", "switch-back", "abandon", "again"] as const;
  const beside = [
    ...others.filter((name) => values[name] === true),
    ...(values["to-time"] === undefined ? [] : ["to-time"]),
    ...(values.way === "drop-schemas" ? ["way drop-schemas"] : []),
  ];
  const what = wrong.map((word) => JSON.stringify(word)).join(", ");
  return [
    ...(wrong.length === 0 && tables.length > 0
      ? []
      : [
          {
            message: `tables has ${what === "" ? "no name" : what}; expected tables such as public.users,app."Media".`,
          },
        ]),
    ...(beside.length === 0
      ? []
      : [
          {
            message: `tables puts the rows of single tables back, and ${beside.join(", ")} is about a whole database.`,
          },
        ]),
  ];
}

/** Of a rollback that is to take its ladder's rung for a database, too: which one that is stands in the plan. */
export function readRungWish(
  values: CommandOptionValues,
  env: Environment,
  run: WorkflowRun | null,
): RestoreWish | null {
  if (values.name === undefined) return null;
  return {
    variable: "",
    name: values.name,
    from: null,
    tables: [],
    toTime: null,
    identity: values.identity ?? null,
    way: "beside",
    intent: "restore",
    again: false,
    withoutFresh: values["without-fresh-backup"] ?? null,
    asker: readAsker(env, run),
  };
}

/** A terminal of a person is one that no machine says to be its own. */
export function readAsker(env: Environment, run: WorkflowRun | null): Asker {
  if (env["GITHUB_ACTIONS"] === "true" || run !== null) {
    return {
      kind: "run",
      event: run?.eventName ?? "",
      sender: readSender(run?.payload),
      triggeredBy: env["GITHUB_TRIGGERING_ACTOR"] ?? "",
    };
  }
  return (env["CI"] ?? "") === "" || env["CI"] === "false" ? { kind: "terminal" } : { kind: "machine" };
}

function readSender(payload: unknown): { readonly login: string; readonly type: string } | null {
  const { sender } = fieldsOf(payload);
  const { login, type } = fieldsOf(sender);
  return typeof login === "string" && typeof type === "string" ? { login, type } : null;
}
