import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import type { Rule, StandardIssue, StandardSchema } from '../core/rule.ts';
import type { PlacedSetting } from './rule-blocks.ts';
import { placeOf, quoteAll } from './spot.ts';

/** The options that a rule gets when nothing is said about them. */
export function defaultOptions(rule: Rule): unknown {
  if (!rule.options) return undefined;
  const result = validate(rule, rule.options, {});
  if (!result.issues) return result.value;
  throw new UserError(`Rule “${rule.id}” has an option without default: ${describeIssue(result.issues[0])}`);
}

/** The options that a setting gives a rule, checked and with its defaults. A slip is a UserError with its line. */
export function parseOptions(rule: Rule, setting: PlacedSetting): unknown {
  const given = setting.options ?? {};
  if (!rule.options) {
    const name = Object.keys(given)[0];
    return name === undefined
      ? undefined
      : fail(setting, [name], `Rule “${rule.id}” has no options`, `Remove “${name}”`);
  }
  const defaults = defaultOptions(rule);
  const known = isRecord(defaults) ? Object.keys(defaults) : [];
  const result = validate(rule, rule.options, given);
  if (result.issues) return failIssue({ setting, known }, result.issues[0]);
  // A schema that is not strict drops what it does not know, in silence.
  const { value } = result;
  const dropped = isRecord(value) ? Object.keys(given).find(name => !Object.hasOwn(value, name)) : undefined;
  return dropped === undefined ? value : failUnknown({ setting, known }, dropped);
}

function validate(rule: Rule, schema: StandardSchema<unknown>, value: unknown) {
  const result = schema['~standard'].validate(value);
  if (!(result instanceof Promise)) return result;
  throw new UserError(`The options of rule “${rule.id}” can’t be checked, because its schema is asynchronous`);
}

interface OptionContext {
  readonly setting: PlacedSetting;
  readonly known: readonly string[];
}

function failIssue({ setting, known }: OptionContext, issue: StandardIssue | undefined): never {
  const path = (issue?.path ?? []).map(part => (typeof part === 'object' ? part.key : part));
  const names = path.map(part => (typeof part === 'number' ? part : String(part)));
  const [option] = names;
  if (option === undefined) return fail(setting, [], `Bad options of rule “${setting.id}”`, describeIssue(issue));
  if (!known.includes(String(option))) return failUnknown({ setting, known }, String(option));
  return fail(setting, names, `Bad option “${option}” of rule “${setting.id}”`, describeIssue(issue));
}

function failUnknown({ setting, known }: OptionContext, option: string): never {
  const meant = closest(option, known);
  const hint = meant ? `Did you mean “${meant}”?` : `Its options are ${quoteAll(known)}`;
  return fail(setting, [option], `Unknown option “${option}” of rule “${setting.id}”`, hint);
}

function fail(
  setting: PlacedSetting,
  names: readonly (string | number)[],
  ...[message, hint]: [string, string]
): never {
  throw new UserError(message, { hint, where: placeOf(setting.source, [...setting.path, 1, ...names]) });
}

function describeIssue(issue: StandardIssue | undefined): string {
  return issue?.message ?? 'Its schema refuses them';
}
