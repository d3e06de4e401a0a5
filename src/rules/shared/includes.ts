import type { Document, TemplateTag } from '../../core/document.ts';

/** Tags whose output is known, or is never Markdown: they bring neither definitions nor anchors into a post. */
const quietTags = new Set(
  (
    'link post_url highlight endhighlight raw endraw comment endcomment assign capture endcapture if elsif else endif ' +
    'unless endunless case when endcase for endfor break continue increment decrement cycle seo feed_meta set endset ' +
    'asset_path asset_img asset_link post_link post_path img youtube vimeo gist codeblock endcodeblock code endcode ' +
    'blockquote endblockquote quote endquote pullquote endpullquote jsfiddle figure twitter tweet'
  ).split(' '),
);

/** Whether parts of the post come from files that can't be seen here: includes, shortcodes that render Markdown. */
export function definesElsewhere(doc: Document): boolean {
  return doc.templates.some(tag => mayHoldMarkdown(doc, tag));
}

/** Whether what a tag prints may be Markdown or headings from elsewhere. */
export function mayHoldMarkdown(doc: Document, { kind, name, range }: TemplateTag): boolean {
  if (kind === 'tag') return !quietTags.has(name);
  // Hugo renders the output of `{{% … %}}` with the post; that of `{{< … >}}` is put in afterwards.
  if (kind === 'shortcode') return doc.text.startsWith('{{%', range[0]) || doc.dialect.generator !== 'hugo';
  if (kind !== 'output') return false;
  // An output that is a block of its own may be a whole text: `{{ site.data.references }}`.
  const before = doc.text.slice(doc.text.lastIndexOf('\n', range[0] - 1) + 1, range[0]);
  return before.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(doc.text.slice(range[1], range[1] + 80));
}
