/** Rights, policies, functions, triggers, domains, types, and the path in which names are looked up. */
import type { Node } from "libpg-query";
import { create, createRoutine, isCreated, qualified, relationName, shownName, textsOf } from "./schema-state.ts";
import { routineOf } from "./judge-drop.ts";
import type { Judges, StatementScope } from "./statement-scope.ts";

export const rightsJudges = {
  GrantStmt: (body, scope) => {
    if (body.is_grant === true) return;
    const names = (body.objects ?? []).map((node) => grantedOn(node, scope));
    const older = names.filter(({ created }) => !created).map(({ shown }) => shown);
    if (older.length > 0) scope.refuse("revoke", `takes rights on ${older.join(", ")} away`);
  },
  GrantRoleStmt: (body, scope) => {
    if (body.is_grant !== true) scope.refuse("revoke", "takes the membership in a role away");
  },
  AlterDefaultPrivilegesStmt: (body, scope) => {
    if (body.action?.is_grant !== true) scope.note("changes the rights on what is created later.");
  },
  CreatePolicyStmt: (body, scope) => {
    const table = relationName(body.table, scope.state);
    create(scope.state, `policy ${table} ${body.policy_name ?? ""}`, scope.judged);
    if (body.permissive === true || isCreated(scope.state, `relation ${table}`)) return;
    scope.refuse("change-policy", `adds the restrictive policy ${body.policy_name ?? ""} to ${shownName(table)}`);
  },
  AlterPolicyStmt: (body, scope) => {
    const table = relationName(body.table, scope.state);
    if (isCreated(scope.state, `relation ${table}`)) return;
    if (isCreated(scope.state, `policy ${table} ${body.policy_name ?? ""}`)) return;
    scope.refuse("change-policy", `changes the policy ${body.policy_name ?? ""} of ${shownName(table)}`);
  },
  CreateFunctionStmt: (body, scope) => {
    const routine = routineOf(body.funcname, body.parameters ?? [], scope.state);
    const before = scope.state.existing.has(routine.thing);
    createRoutine(scope.state, routine, scope.judged);
    if (body.replace === true && before) scope.note(`replaces what ${routine.thing.slice("routine ".length)} does.`);
  },
  CreateTrigStmt: (body, scope) => {
    const table = relationName(body.relation, scope.state);
    create(scope.state, `trigger ${table} ${body.trigname ?? ""}`, scope.judged);
    if (isCreated(scope.state, `relation ${table}`)) return;
    scope.note(`the trigger ${body.trigname ?? ""} runs on writes of older versions to ${shownName(table)} too.`);
  },
  AlterDomainStmt: (body, scope) => {
    const domain = qualified(textsOf(body.typeName), scope.state);
    if (isCreated(scope.state, `type ${domain}`)) return;
    if (body.subtype === "C") scope.refuse("add-check", `adds a constraint to the domain ${shownName(domain)}`);
    if (body.subtype === "O") scope.refuse("set-not-null", `sets the domain ${shownName(domain)} NOT NULL`);
    if (body.subtype === "T" && body.def === undefined) {
      scope.refuse("drop-default", `drops the default of the domain ${shownName(domain)}`);
    }
  },
  CreateSchemaStmt: (body, { state, judged }) => {
    // What is in a new schema is new; IF NOT EXISTS, of `public` say, tells nothing about what is in it.
    if (body.if_not_exists !== true) create(state, `schema ${body.schemaname ?? ""}`, judged);
  },
  CreateEnumStmt: (body, scope) => createType(body.typeName, scope),
  CreateRangeStmt: (body, scope) => createType(body.typeName, scope),
  CreateDomainStmt: (body, scope) => createType(body.domainname, scope),
  CompositeTypeStmt: (body, { state, judged }) => create(state, `type ${relationName(body.typevar, state)}`, judged),
  DefineStmt: (body, scope) => {
    if (body.kind === "OBJECT_TYPE") createType(body.defnames, scope);
    // The arguments of an aggregate: its list comes with how many of them are direct.
    if (body.kind !== "OBJECT_AGGREGATE") return;
    const parameters = (body.args ?? []).flatMap((node) => ("List" in node ? (node.List.items ?? []) : []));
    createRoutine(scope.state, routineOf(body.defnames, parameters, scope.state), scope.judged);
  },
  CreateSeqStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.sequence, state)}`, judged),
  CreateRoleStmt: (body, { state, judged }) => create(state, `role ${body.role ?? ""}`, judged),
  ViewStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.view, state)}`, judged),
  CreateTableAsStmt: (body, { state, judged }) =>
    create(state, `relation ${relationName(body.into?.rel, state)}`, judged),
  VariableSetStmt: (body, { state }) => {
    if (body.name !== "search_path") return;
    const [first] = (body.args ?? []).flatMap((node) => ("A_Const" in node ? [node.A_Const.sval?.sval ?? ""] : []));
    state.searchPath = first === undefined || first === "" || first === "$user" ? "public" : first;
  },
  AlterOwnerStmt: (_, scope) => scope.note("changes an owner."),
  AlterRoleStmt: (body, scope) => scope.note(`changes the role ${body.role?.rolename ?? ""}.`),
} satisfies Judges;

function createType(names: readonly Node[] | undefined, { state, judged }: StatementScope): void {
  create(state, `type ${qualified(textsOf(names), state)}`, judged);
}

function grantedOn(node: Node, { state }: StatementScope): { shown: string; created: boolean } {
  if ("RangeVar" in node) {
    const name = relationName(node.RangeVar, state);
    return { shown: shownName(name), created: isCreated(state, `relation ${name}`) };
  }
  if ("ObjectWithArgs" in node) {
    const name = qualified(textsOf(node.ObjectWithArgs.objname), state);
    return { shown: shownName(name), created: state.createdRoutines.has(name) };
  }
  const parts =
    "List" in node ? textsOf(node.List.items) : "TypeName" in node ? textsOf(node.TypeName.names) : textsOf([node]);
  const name = parts.at(-1) ?? "";
  return {
    shown: name,
    created: isCreated(state, `schema ${name}`) || isCreated(state, `type ${qualified(parts, state)}`),
  };
}
