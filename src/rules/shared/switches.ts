import type { Fix } from '../../core/diagnostic.ts';
import type { GeneratorId } from '../../core/dialect.ts';
import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';
import { quote } from '../../core/quote.ts';
import { generatorNames } from './generator-names.ts';
import { assign, replaceValue } from './mend-value.ts';

/** The keys that switch a post on and off, where the generator wants a real boolean. */
export const switches: Readonly<Partial<Record<GeneratorId, readonly string[]>>> = {
  jekyll: ['published'],
  hexo: ['published'],
  zola: ['draft', 'render'],
  hugo: ['draft'],
  docusaurus: ['draft', 'unlisted'],
};

interface Switch {
  readonly key: string;
  readonly entry: FrontMatterEntry;
  readonly language: FrontMatterFacts['language'];
}

interface Judgement {
  readonly message: string;
  readonly hint: string;
  readonly fix: Fix | undefined;
}

/** What is wrong with text in place of a switch; undefined where the generator takes it for what it says. */
export function judgeSwitch({ key, entry, language }: Switch, generator: GeneratorId): Judgement | undefined {
  if (!switches[generator]?.includes(key)) return undefined;
  const word = entry.source ?? '';
  const effect = effectOfText(generator, entry);
  if (effect === undefined) return undefined;
  const right = meaningOf(word);
  return {
    message: `${quote(word)} is text here, not a boolean: ${generatorNames[generator]} ${effect}`,
    hint: `Write ${right ? assign(language, key, right) : 'true or false'}`,
    fix: right ? replaceValue(entry, right, `Write ${right}`) : undefined,
  };
}

function meaningOf(word: string): 'true' | 'false' | undefined {
  if (/^(?:true|yes|on)$/i.test(word)) return 'true';
  return /^(?:false|no|off)$/i.test(word) ? 'false' : undefined;
}

/** What becomes of a post whose switch is text; undefined where that is what the text says, or can't be known. */
function effectOfText(generator: GeneratorId, { source = '', style }: FrontMatterEntry): string | undefined {
  const meaning = meaningOf(source);
  const stops = 'stops with an error';
  const publishes = 'publishes the post all the same';
  switch (generator) {
    case 'zola':
      return stops;
    case 'docusaurus':
      // It reads “true” in quotes, too (utils-validation).
      return /^(?:true|false)$/i.test(source) ? undefined : stops;
    case 'hugo': {
      // strconv.ParseBool. Older versions take a bare `yes` for true.
      const isRead = /^(?:[01tf]|true|false)$/i.test(source) || (style === 'plain' && meaning !== undefined);
      return isRead || meaning === 'false' ? undefined : publishes;
    }
    default:
      return meaning === 'false' ? publishes : undefined;
  }
}
