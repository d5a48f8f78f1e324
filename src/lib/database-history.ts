/** Where a tool keeps what it applied to a database, as a plan has it. */
export interface DatabaseHistory {
  /** Variable of the database's address. */
  readonly database: string;
  /** Word of the tool in the plan. */
  readonly tool: string;
  /** Folder of its migrations, relative to the repository. */
  readonly dir: string;
  readonly table: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
}
