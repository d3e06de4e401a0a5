import type { Nodes, Root } from 'mdast';
import type { Fix } from './diagnostic.ts';
import type { Dialect } from './dialect.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Range, Span } from './span.ts';

/** A template tag as written; `range` includes its delimiters. */
export interface TemplateTag {
  /**
   * `tag`: `{% name args %}`; `output`: `{{ args }}` (name is empty); `shortcode`: Hugo's and Zola's;
   * `comment` and `raw`: a whole block that the template engine drops or leaves alone;
   * `attributes`: kramdown's `{: #id .class}` and Docusaurus's `{#id}` (args is what is inside).
   */
  readonly kind: 'tag' | 'output' | 'shortcode' | 'comment' | 'raw' | 'attributes';
  readonly name: string;
  /** What stands between the name and the closing delimiter, trimmed. */
  readonly args: string;
  readonly range: Range;
  /** `{% endhighlight %}`, `{{< /details >}}`. */
  readonly closing?: boolean;
}

/** A defect in the template syntax itself, found while masking. */
export interface TemplateProblem {
  readonly range: Range;
  readonly message: string;
  readonly hint?: string;
}

export interface HtmlAttribute {
  /** Lower-case in HTML, as written in JSX. */
  readonly name: string;
  /** The value with character references decoded; empty where there is none. */
  readonly value: string;
  /** The whole attribute. */
  readonly range: Range;
  /** The value without its quotes; absent where there is none. */
  readonly valueRange?: Range;
  /** A JSX expression (`src={logo}`): `value` is its source. */
  readonly expression?: boolean;
}

/** An opening (or void, or self-closing) tag in raw HTML or JSX. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
  /** The opening tag. */
  readonly range: Range;
  /** Text and images between the tags: undefined where the end was not found in the same block. */
  readonly inner?: Range;
}

/** What the front matter parser found wrong; each kind is reported by the rule of (nearly) that name. */
export interface FrontMatterProblem {
  readonly kind: 'syntax' | 'unclosed' | 'misplaced' | 'language' | 'duplicate-key';
  /** The shape of the defect, stable and in kebab-case: `unquoted-colon`, `tab-indent`. */
  readonly code: string;
  readonly range: Range;
  readonly message: string;
  readonly hint?: string;
  readonly fix?: Fix;
  readonly related?: { readonly message: string; readonly range: Range };
}

export type NodeOf<T extends Nodes['type']> = Extract<Nodes, { type: T }>;

/** One parsed post. Never leaves the thread that parsed it. */
export interface Document {
  /** POSIX path relative to the site root. */
  readonly file: string;
  /** The text without BOM. */
  readonly text: string;
  /** The text without its byte-order mark is what offsets count; this says that there was one. */
  readonly hasByteOrderMark: boolean;
  /** False where bytes of the file were not UTF-8: each stands as U+FFFD in the text. */
  readonly isUtf8: boolean;
  readonly lineStarts: readonly number[];
  readonly dialect: Dialect;
  readonly frontMatter: FrontMatter | undefined;
  readonly frontMatterProblems: readonly FrontMatterProblem[];
  /** `text` of the same length with front matter and templates masked: what the tree was parsed from. */
  readonly masked: string;
  readonly tree: Root;
  /** False where the text is no valid MDX: the tree is empty, and nothing can be said about it. */
  readonly isParsed: boolean;
  readonly templates: readonly TemplateTag[];
  readonly templateProblems: readonly TemplateProblem[];
  /** All nodes of a type in document order; indexed once, shared by all rules. */
  nodes<T extends Nodes['type']>(type: T): readonly NodeOf<T>[];
  /** Opening tags of raw HTML (and JSX) in document order; parsed once, on first use. */
  elements(): readonly HtmlElement[];
  span(range: Range): Span;
}
