import { expect, it } from 'vitest';
import { csv } from '#app/csv.ts';

it('writes cells that a spreadsheet reads back as they are, and runs no formula', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x, "y"', 1],
        ['=HYPERLINK("x")', null],
        ['baris\nbaru', true],
      ],
    ),
  ).toBe('\ufeffa,b\r\n"x, ""y""",1\r\n"\'=HYPERLINK(""x"")",\r\n"baris\nbaru",true\r\n');
});
