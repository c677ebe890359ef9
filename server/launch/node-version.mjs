/** Says at once, in one sentence, when this Node.js is too old (package.json `engines`). Import it first. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Mufakat memerlukan Node.js 20.19 atau lebih baru; yang ada ${process.version}. / Mufakat needs Node.js 20.19 or later; this is ${process.version}.`,
  );
  process.exit(1);
}
