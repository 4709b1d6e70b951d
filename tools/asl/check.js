// Usage: node check.js FOLDER…
// Checks every *.json under the folders; exits with 1 when one is refused, or none is there.
const fs = require('node:fs');
const path = require('node:path');

// The validator compiles its schemas anew for each definition, which takes nearly all of its time.
// Its schemas never change, so one compiled set serves all definitions of this process.
const ajv = require('ajv');
let compiled;
ajv.default = new Proxy(ajv.default, {
  construct(Ajv, settings) {
    if (compiled) {
      compiled.addKeyword = () => compiled;
    }
    return (compiled ??= Reflect.construct(Ajv, settings));
  },
});
const aslValidator = require('asl-validator');

const BROKEN = [
  { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } },
  { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass' } } },
  { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% 1 + %}', End: true } } },
  { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$', End: true } } },
];

function definitions(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return definitions(place);
    return entry.name.endsWith('.json') ? [place] : [];
  });
}

function judge(definition) {
  return aslValidator(definition, { checkPaths: true, checkArn: false });
}

if (BROKEN.some((definition) => judge(definition).isValid)) {
  throw new Error('The validator accepts what it must refuse');
}
const files = process.argv.slice(2).flatMap(definitions);
const refused = files
  .map((file) => [file, judge(JSON.parse(fs.readFileSync(file, 'utf8')))])
  .filter(([, verdict]) => !verdict.isValid);
refused.slice(0, 20).forEach(([file, verdict]) => console.error(`${file}: ${verdict.errorsText('\n')}`));
console.log(`asl-validator: ${files.length} definitions, ${refused.length} refused`);
process.exitCode = files.length === 0 || refused.length > 0 ? 1 : 0;
