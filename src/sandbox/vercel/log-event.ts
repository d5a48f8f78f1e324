/** One line of the event stream, as it is sent. */
export interface LogEvent {
  readonly type: string;
  readonly date: number;
  readonly deploymentId: string;
  readonly [field: string]: unknown;
}
