/** The migrations cannot be read as they stand, so nothing is known: a hold with what to do. */
export class UnreadableMigrations extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "UnreadableMigrations";
    this.remedy = remedy;
  }
}
