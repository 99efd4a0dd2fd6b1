// Runs before anything else, on any Node that is there: `node --import ./src/node-version.mjs src/main.ts`.
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    `Sitrep needs Node 24.15 or newer; this is ${process.versions.node}.\n` +
      'Run "npm ci" (without --ignore-scripts): it brings the right Node, and "npm start", "npm run demo" and "npm run sitrep" use it.\n',
  );
  process.exit(1);
}
module.enableCompileCache?.();
