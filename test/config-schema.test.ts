import * as v from 'valibot';
import { expect, test } from 'vitest';
import { documentRule } from '../src/core/rule.ts';
import { configSchema } from './config-schema.ts';

test('knows each rule with its options, and refuses what is not one', () => {
  const tagCase = documentRule({
    id: 'tag-case',
    summary: 'A tag that is not lowercase',
    severity: 'error',
    options: v.object({ style: v.optional(v.picklist(['lowercase', 'consistent']), 'lowercase') }),
    check: () => {},
  });
  const level = { $ref: '#/definitions/level' };
  const schema = configSchema([tagCase], ['remark-lint/no-empty-url']);
  expect(schema).toMatchObject({
    additionalProperties: false,
    definitions: {
      rules: {
        properties: {
          'tag-case': {
            description: 'A tag that is not lowercase',
            anyOf: [
              level,
              {
                type: 'array',
                items: [
                  level,
                  {
                    properties: { style: { enum: ['lowercase', 'consistent'], default: 'lowercase' } },
                    additionalProperties: false,
                  },
                ],
              },
            ],
          },
          'remark-lint/no-empty-url': level,
        },
        additionalProperties: false,
      },
    },
  });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});
