import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

function lintWith(file: string, vocabulary: Readonly<Record<string, string>>) {
  const config = { rules: { 'unknown-tag': ['error', { file }] } };
  return lintMemory({
    files: {
      '_config.yml': 'title: Cat diary\n',
      '_posts/2024-05-01-milo.md': '---\ntags: [naps]\n---\n',
      '.postlintrc.json': JSON.stringify(config),
      ...vocabulary,
    },
    only: ['unknown-tag'],
  });
}

test('a vocabulary that does not exist is an error of the configuration', async () => {
  await expect(lintWith('_data/tag.yml', { '_data/tags.yml': '- naps\n' })).rejects.toMatchObject({
    name: 'UserError',
    message: 'The vocabulary “_data/tag.yml” of the rule “unknown-tag” does not exist',
    hint: 'Did you mean “_data/tags.yml”?',
  });
  await expect(lintWith('words.txt', {})).rejects.toMatchObject({ hint: 'It is looked for in the root of the site' });
});

test.each([
  ['tags.yml', '- naps\n- [boxes\n'],
  ['tags.yml', ''],
  ['tags.json', '7'],
  ['tags.txt', '# none yet\n'],
])('a vocabulary without tags is one, too: %s, %j', async (file, text) => {
  await expect(lintWith(file, { [file]: text })).rejects.toMatchObject({
    name: 'UserError',
    message: `The vocabulary “${file}” of the rule “unknown-tag” holds no tags that can be read`,
  });
});
