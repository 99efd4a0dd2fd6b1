import { expect, it } from 'vitest';
import { jsonSchemas } from '../../src/settings/json-schemas.ts';

it('there is a JSON Schema for every settings file, in which each map refuses unknown keys', () => {
  const schemas = jsonSchemas() as Record<string, { type: string; additionalProperties: boolean; properties: object }>;

  expect(Object.keys(schemas)).toEqual(['sitrep.yaml', 'feeds.yaml', 'conflicts.yaml', 'outlets.yaml', 'lexicon.yaml']);
  for (const schema of Object.values(schemas)) {
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  }
  expect(schemas['feeds.yaml']?.properties).toHaveProperty('feeds');
});
