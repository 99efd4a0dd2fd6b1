/** Where the harness comes from, and where it is run. */
import { join, resolve } from 'node:path';

export const SOURCE = resolve('../shared/harness');
export const HARNESS = join(process.cwd(), '.harness');
