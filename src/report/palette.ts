import { Chalk } from 'chalk';

type Paint = (text: string) => string;

/** What each part of a report is painted with; without colour every paint gives its text back. */
export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly info: Paint;
  readonly good: Paint;
  readonly heading: Paint;
  readonly strong: Paint;
  /** What is there to be found, not to be read. */
  readonly faint: Paint;
  readonly accent: Paint;
}

/** The sixteen colours that every terminal's theme defines: they suit light and dark ones. */
export function createPalette(color: boolean): Palette {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.blue,
    good: chalk.green,
    heading: chalk.bold.underline,
    strong: chalk.bold,
    faint: chalk.dim,
    accent: chalk.cyan,
  };
}
