/** Where the team hears of what goes wrong in production, besides the forge's own issue. */
export interface IncidentReporter {
  /** False where no place is set up for it. Throws ProviderError where it was not taken. */
  report(incident: ReportedIncident): Promise<boolean>;
}

export interface ReportedIncident {
  /** The same one reported twice is one event. */
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** What the title is about, short words each: project, release, deployment. */
  readonly facts: Readonly<Record<string, string>>;
  /** Where people go on reading; null where there is no such place. */
  readonly url: string | null;
  readonly at: number;
}
