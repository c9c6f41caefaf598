import { expect, test } from '@jest/globals';
import { decodeEscapes } from '../../../../connectors/excel/sheet/decode-escapes.ts';

test.each([
  ['a_x000D_b', 'a\rb'],
  ['_x000D__x000A_', '\r\n'],
  ['_x005F_x000D_', '_x000D_'],
  ['_x06CC_', 'ی'],
  ['_xD83D__xDE00_', '😀'],
  ['_xd83d__xde00_', '😀'],
  ['_xD83D_', '_xD83D_'],
  ['a_x0000_b', 'a_x0000_b'],
  ['_x00_ _x000G_ _X000D_ x000D', '_x00_ _x000G_ _X000D_ x000D'],
  ['علی_x200C_ها', 'علی\u200cها'],
  ['no escape', 'no escape'],
])('%j is %j', (text, expected) => {
  expect(decodeEscapes(text)).toBe(expected);
});
