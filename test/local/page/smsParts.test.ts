import { smsParts } from '../../../local/page/smsParts.ts';

// 3GPP TS 23.038: 160 letters of the basic alphabet or 70 UTF-16 units; joined parts hold 153 and 67.
test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['س'.repeat(70), 1],
  ['س'.repeat(71), 2],
  ['س'.repeat(134), 2],
  ['س'.repeat(135), 3],
  ['\u{1f600}'.repeat(35), 1],
  ['\u{1f600}'.repeat(36), 2],
  ['', 1],
])('a text is charged by its parts (%#)', (text, parts) => {
  expect(smsParts(text)).toBe(parts);
});
