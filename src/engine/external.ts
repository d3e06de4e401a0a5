import type { RuleState } from '../core/config.ts';
import {
  type Address,
  type ExternalLookup,
  type ExternalSummary,
  readAddress,
  type Verdict,
} from '../core/external.ts';
import type { OnProgress } from '../core/progress.ts';
import type { Rule, SiteRule } from '../core/rule.ts';
import type { FileFacts } from '../core/site.ts';
import type { SiteRun } from './past.ts';
import { absolutePath } from './paths.ts';
import type { SessionSettings } from './session-settings.ts';

/** What the engine needs of the network: there is no other way to it. */
export interface ExternalPort {
  /** The verdicts by address; those that the configuration leaves out have none. */
  readonly ask: (addresses: readonly Address[], onProgress?: OnProgress) => Promise<ReadonlyMap<string, Verdict>>;
  /** Ends what is under way; what was proven by then is kept. */
  readonly close: () => void;
}

interface Asking {
  readonly external: ExternalPort;
  readonly settings: SessionSettings;
  readonly onProgress?: OnProgress | undefined;
  /** What is known so far; more is added. */
  readonly verdicts: Map<string, Verdict>;
}

interface Lookups {
  /** For posts that are linted: the others are not asked for. */
  readonly now: ExternalLookup;
  /** For the site before a change: a dead link is not the doing of a change that leaves it where it was. */
  readonly past: ExternalLookup;
}

/** Asks about what the linted posts link to. */
export async function askExternal(run: SiteRun, input: Asking): Promise<Lookups> {
  const { external, settings, verdicts, onProgress } = input;
  const found = await external.ask(listAddresses(run, settings), onProgress);
  for (const [address, verdict] of found) verdicts.set(address, verdict);
  const past: ExternalLookup = (_, href) => verdicts.get(readAddress(href)?.address ?? '');
  return { past, now: (file, href) => (run.plan.linted.has(file) ? past(file, href) : undefined) };
}

/** The external addresses that the rules want to know of, in the links and images of the linted posts. */
function listAddresses({ plan, site }: SiteRun, { rules, statesFor }: SessionSettings): readonly Address[] {
  const asking = rules.filter(isAsking);
  const addresses: Address[] = [];
  for (const file of plan.linted) {
    const page = site.page(file);
    const states = statesFor(absolutePath(plan, file));
    const own = asking.filter(({ id }) => states.has(id));
    if (!page || own.length === 0) continue;
    for (const { link, target } of site.links(page)) {
      if (target.kind !== 'external' || link.templated) continue;
      for (const rule of own) {
        const href = rule.asks(target.url);
        const address = href === undefined ? undefined : readAddress(href);
        if (address) addresses.push(address);
      }
    }
  }
  return addresses;
}

/** Where rules would speak if other servers were asked, or gave a clear answer. */
export function listUncertain(
  { links }: FileFacts,
  rules: readonly Rule[],
  states: ReadonlyMap<string, RuleState>,
): { rule: string; offset: number }[] {
  const asking = rules.filter(rule => isAsking(rule) && states.has(rule.id));
  const external = links.filter(({ href }) => /^\s*(?:https?:)?\/\//i.test(href));
  return external.flatMap(({ range }) => asking.map(({ id }) => ({ rule: id, offset: range[0] })));
}

function isAsking(rule: Rule): rule is SiteRule & Required<Pick<SiteRule, 'asks'>> {
  return rule.scope === 'site' && rule.asks !== undefined;
}

export function summarize(verdicts: ReadonlyMap<string, Verdict>): ExternalSummary {
  const count = (kind: Verdict['kind']) => [...verdicts.values()].filter(verdict => verdict.kind === kind).length;
  const unsure = [...verdicts].flatMap(([address, verdict]) =>
    verdict.kind === 'unsure' ? [{ address, ...verdict }] : [],
  );
  return {
    addresses: verdicts.size,
    alive: count('alive'),
    dead: count('dead'),
    unsure: unsure.sort((left, right) => (left.address < right.address ? -1 : 1)),
  };
}
