export interface StatusLine {
  /** Shows a line in place of the one before. */
  readonly show: (line: string) => void;
  /** Nothing, where no line is shown. */
  readonly erase: () => void;
}

const eraseLine = '\r\u001b[K';

/** A line on a terminal that comes and goes. */
export function openStatusLine(write: (text: string) => void): StatusLine {
  let isShown = false;
  return {
    show: line => {
      write(`${eraseLine}${line}`);
      isShown = true;
    },
    erase: () => {
      if (isShown) write(eraseLine);
      isShown = false;
    },
  };
}
