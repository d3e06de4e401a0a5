/** Where in a configuration file an error lies; `line` is 1-based. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
}

/** An error that the user can mend: printed without a stack, exit code 2. `cause` is shown under `--debug`. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly hint: string | undefined;
  readonly where: ErrorPlace | undefined;

  constructor(
    message: string,
    details: { hint?: string | undefined; where?: ErrorPlace | undefined; cause?: unknown } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.hint = details.hint;
    this.where = details.where;
  }
}

/** The user has ended the run before it was done. */
export class Interruption extends UserError {
  override readonly name = 'Interruption';
}
