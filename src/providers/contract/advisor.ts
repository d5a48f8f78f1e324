/** A database vendor's own review of a project (Supabase's security advisor). */

export interface AdvisorFinding {
  /** Stays the same for the same finding: two looks can be compared by it. */
  readonly key: string;
  /** The rule: `rls_disabled_in_public`. */
  readonly rule: string;
  readonly level: "error" | "warning" | "info";
  readonly title: string;
  /** What was found, with the names of tables, views and functions. */
  readonly detail: string;
  /** Where the vendor explains it. */
  readonly url: string | null;
}

export interface Advisor {
  /** Every security finding of the project now. */
  listSecurityFindings(project: string): Promise<readonly AdvisorFinding[]>;
}
