// Lints docs/openapi.yml with redocly; warnings fail too, which redocly itself lets pass.
import { spawnSync } from 'node:child_process';

const run = spawnSync(
  'node_modules/.bin/redocly',
  ['lint', '--config', 'redocly.yaml', '--format', 'json', '../../docs/openapi.yml'],
  { encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
);
const { totals, problems } = JSON.parse(run.stdout);
for (const { severity, ruleId, message, location } of problems) {
  console.error(`${severity} ${ruleId} at ${location[0]?.pointer ?? ''}: ${message}`);
}
console.log(`redocly: ${totals.errors} errors, ${totals.warnings} warnings`);
process.exitCode = totals.errors + totals.warnings === 0 ? 0 : 1;
