// node server/auth/make-listed-passwords.mjs <list> …   writes listed-passwords.bin and prints how many there are.
//
// The lists, one password a line: `passwords.json` of the npm package @zxcvbn-ts/language-common 4.1.3 (a frequency
// list, MIT; as lines), `example.dict` of Debian's hashcat-data 6.2.6 (cracked passwords, MIT) and `password.lst` of
// john-data (public domain). Only hashes are kept: the house holds no list of anybody's passwords.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const BYTES = 5;

const listed = new Set();
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    if (line.startsWith('#!comment')) continue;
    const folded = line.normalize('NFKC').toLowerCase();
    if (folded.length >= 4) listed.add(folded);
  }
}
const prefixes = [...listed]
  .map((password) => createHash('sha256').update(password).digest().subarray(0, BYTES))
  .sort(Buffer.compare);
writeFileSync(new URL('./listed-passwords.bin', import.meta.url), Buffer.concat(prefixes));
process.stdout.write(`${listed.size}\n`);
