/** Whether the whole content is an address, perhaps with a title. */
export function isAddress(content: string, isImage: boolean): boolean {
  const address = /^(\S+)(?:\s+(?:"[^"]*"|'[^']*'))?$/.exec(content.trim())?.[1] ?? '';
  return startsLikeAddress(address) || (isImage ? imageFile : pageFile).test(address);
}

export const imageFile = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;
export const pageFile = /[\w-]\.(?:mdx?|html?|pdf)(?=$|#)/i;

/** An address by its first characters: a path needs a second part, so that “(/s)” is none. */
export function startsLikeAddress(address: string): boolean {
  return (
    /^(?:https?:|ftp:|\/\/[\w-]+\.)\/{0,2}\S|^(?:mailto:|www\.)\S/i.test(address) ||
    /^\.{0,2}\/[\w%~-]+(?:[/.][^\s]*)$/.test(address) ||
    /^#[\w%]+-[\w%-]+$/.test(address) ||
    /^\uE000{4,}/.test(address)
  );
}
