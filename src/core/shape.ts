/** What a site's own schema wants of a value, as far as it can be read without running it. */
export interface Shape {
  readonly want: /** Only running the schema would tell: everything is fine. */
    | { readonly kind: 'any' }
    | { readonly kind: 'text' | 'number' | 'boolean' | 'date' }
    /** What JavaScript makes a date or a number of. */
    | { readonly kind: 'date-like' | 'number-like' }
    | { readonly kind: 'one-of'; readonly values: readonly (string | number | boolean | null)[] }
    | { readonly kind: 'list'; readonly items: Shape }
    | { readonly kind: 'map'; readonly keys: ReadonlyMap<string, Shape>; readonly isClosed: boolean }
    | { readonly kind: 'either'; readonly of: readonly Shape[] }
    /** The id of an entry of another collection; without ids it can't be known which there are. */
    | { readonly kind: 'reference'; readonly collection: string; readonly ids?: ReadonlySet<string> };
  /** The key may be absent. */
  readonly isOptional: boolean;
  /** The value may be empty. */
  readonly isNullable: boolean;
}

/** A schema that the site itself has for some of its files. */
export interface SiteSchema {
  readonly shape: Shape;
  /** What it is for, as its author calls it: `collection “blog”`. */
  readonly name: string;
  /** The file that it stands in. */
  readonly file: string;
}
