import { z } from 'zod';
import { SETTINGS_FILES } from './load-settings.ts';

/** A JSON Schema (draft 7) for each settings file, by file name: editors complete and check with it while one types. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(SETTINGS_FILES).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
    ]),
  );
}
