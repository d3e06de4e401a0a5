/** What is wrong and what to do as one text, for formats that have room for one. */
export function joinSentences({ message, hint }: { message: string; hint?: string | undefined }): string {
  if (hint === undefined) return message;
  return /[.!?…]$/.test(message) ? `${message} ${hint}` : `${message}. ${hint}`;
}
