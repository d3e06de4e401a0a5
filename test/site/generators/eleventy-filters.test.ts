import { describe, expect, test } from 'vitest';
import { eleventy } from '../../../src/site/generators/eleventy.ts';
import { listAddresses } from '../resolve-links.ts';

/** The address of a post whose permalink is one output, with a configuration of this body. */
async function addressWith(body: string, output: string, front = 'title: The Cat Milo'): Promise<string | undefined> {
  const file = 'cats/2024-02-03-milo.md';
  const texts = {
    'eleventy.config.js': `export default function (config) {\n${body}\n}\n`,
    [file]: `---\n${front}\npermalink: "/{{ ${output} }}/x"\n---\n`,
  };
  return (await listAddresses(eleventy, texts))[file];
}

/** Runs it, as Eleventy does: what it makes of a value. */
function run(code: string, value: unknown): string {
  const filter: (value: unknown) => unknown = new Function(`return (${code});`)();
  return String(filter(value));
}

describe('filters that are read and never run: the address is what running them would make', () => {
  test.each([
    'text => text',
    'text => text.toLowerCase()',
    'text => text.toUpperCase().trim()',
    'text => text.toString()',
    'text => String(text)',
    'text => text.slice(4)',
    'text => text.slice(0, 3)',
    'text => text.slice(-4)',
    'text => text.substring(1, 3)',
    "text => text.replace('Cat', 'dog')",
    "text => text.replaceAll(' ', '-')",
    // What is put in is taken as it is written.
    "text => text.replace('Cat', () => '$&')",
    "text => text.split(' ').at(0)",
    "text => text.split(' ').at(-1)",
    "text => text.split(' ').reverse().join('-')",
    "text => text.split(' ').join()",
    "function (text) { return text.split(' ').reverse().at(0); }",
    "() => 'the-same'",
    '(text => { const low = other => other.toLowerCase(); return text2 => low(text2); })(1)',
  ])('%s', async code => {
    const address = await addressWith(`config.addFilter('own', ${code});`, 'title | own');
    expect(['none', `/${run(code, 'The Cat Milo')}/x`]).toContain(address);
  });

  test('and it is known for all that sites use', async () => {
    const known = async (code: string) => addressWith(`config.addFilter('own', ${code});`, 'title | own');
    expect(await known("text => text.toLowerCase().replaceAll(' ', '-')")).toBe('/the-cat-milo/x');
    expect(await known('text => String(text).trim().slice(0, 3)')).toBe('/The/x');
    expect(await known("text => text.split(' ').reverse().join('_')")).toBe('/Milo_Cat_The/x');
    expect(await known("text => text.toString().split(' ').at(-1).toUpperCase()")).toBe('/MILO/x');
    expect(await known("() => 'the-same'")).toBe('/the-same/x');
  });

  test.each([
    'date => date',
    'date => date.toISOString().slice(0, 10)',
    'date => new Date(date).toJSON().slice(0, 4)',
    "date => date.toISOString().split('T').at(0).split('-').join('/')",
    'date => date.getFullYear()',
    'date => String(date)',
    'date => date.toLocaleDateString()',
  ])('of a date: %s', async code => {
    const address = await addressWith(`config.addFilter('own', ${code});`, 'page.date | own');
    expect(['none', `/${run(code, new Date('2024-02-03'))}/x`]).toContain(address);
  });

  // Luxon, moment and dayjs are not installed here: what their manuals say of these tokens.
  test.each([
    ["date => DateTime.fromJSDate(date, { zone: 'utc' }).toFormat('yyyy/L/d')", '/2024/2/3/x'],
    ["date => DateTime.fromJSDate(date).toUTC().setLocale('en').toFormat('yy-LL-dd')", '/24-02-03/x'],
    ['date => DateTime.fromJSDate(date).toISODate()', '/2024-02-03/x'],
    ["date => moment(date).utc().format('YYYY/MM/DD')", '/2024/02/03/x'],
    ["date => dayjs(date).format('D.M.YY')", '/3.2.24/x'],
    ["date => dayjs(date).format('MMMM')", 'none'],
    ['date => DateTime.fromJSDate(date).toFormat("yyyy \'of\' LL")', 'none'],
    ["date => moment(date).format('[y]YYYY')", 'none'],
    ['date => moment(date).format()', 'none'],
    ["date => DateTime.fromMillis(date).toFormat('yyyy')", 'none'],
    ['date => lib.makeThing(date)', 'none'],
    ['date => makeThing(other).toISOString()', 'none'],
  ])('%s → %s', async (code, address) => {
    expect(await addressWith(`config.addFilter('day', ${code});`, 'page.date | day')).toBe(address);
  });

  test('functions of the site are followed', async () => {
    const helpers = 'const low = text => text.toLowerCase();\nconst day = date => new Date(date);';
    const body = `${helpers}\nconfig.addFilter('own', text => low(text));\nconfig.addLiquidFilter('year', date => day(date).toISOString().slice(0, 4));`;
    expect(await addressWith(body, 'title | own')).toBe('/the cat milo/x');
    expect(await addressWith(body, 'page.date | year')).toBe('/2024/x');
  });

  test('are unknown where what they do is not written down', async () => {
    const body = [
      "config.addFilter('imported', required);",
      "config.addFilter('longer', (text, length) => text.slice(0, length));",
      "config.addFilter('shout', text => text + '!');",
      "config.addFilter('other', text => elsewhere);",
      "config.addFilter('key', text => text.length);",
      "config.addFilter('words', text => text.split(' '));",
      "config.addFilter('joined', text => text.split(' ').join(glue));",
      "config.addFilter('sliced', text => text.slice(start));",
      "config.addFilter('replaced', text => text.replace(/ /g, '-'));",
      `config.addFilter('chained', text => text${'.trim()'.repeat(25)});`,
      'config.addFilter(name, text => text);',
    ].join('\n');
    const outputs = [
      'imported',
      'longer: 3',
      'shout',
      'other',
      'key',
      'words',
      'joined',
      'sliced',
      'replaced',
      'chained',
    ];
    for (const output of outputs)
      expect([output, await addressWith(body, `title | ${output}`)]).toEqual([output, 'none']);
  });
});

describe('filters of Liquid and Nunjucks', () => {
  test.each([
    ['title | upcase | downcase | slug', '/the-cat-milo/x'],
    ['title | lower | upper', '/THE CAT MILO/x'],
    ['title | slugify: "strict"', 'none'],
    ['title | slug: "strict"', 'none'],
    ["title | append: '-x' | prepend: 'y-'", '/y-The Cat Milo-x/x'],
    ["title | remove: 'Cat ' | remove_first: 'l'", '/The Mio/x'],
    ["title | replace: ' ', '_' | safe", '/The_Cat_Milo/x'],
    ["page.date | date: '%b'", 'none'],
    ["page.date | date: '%y%m%-d'", '/24023/x'],
    ["title | date: '%Y'", 'none'],
  ])('%s → %s', async (output, address) => {
    expect(await addressWith('', output.replaceAll('"', '\\"'))).toBe(address);
  });

  test('a comment is one in Nunjucks only', async () => {
    expect(await addressWith('', 'title }}{# why #}{{ title')).toBe('none');
  });

  test('nobody’s address is longer than a thousand letters', async () => {
    expect(await addressWith('', `title | append: '${'a'.repeat(1000)}'`)).toBe('none');
  });
});
