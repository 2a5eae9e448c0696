import { expect, test } from 'vitest';
import { count, memorySize } from '../../cli/sizes.ts';

test('sizes of memory are powers of 1024', () => {
  expect(memorySize('512M')).toBe(512 * 1024 ** 2);
  expect(memorySize('2g')).toBe(2 * 1024 ** 3);
  expect(memorySize('1.5GiB')).toBe(1.5 * 1024 ** 3);
  expect(memorySize('64 KB')).toBe(64 * 1024);
  expect(memorySize('100')).toBe(100);
});

test.each(['', '0', '-1M', '3X', 'M', '1e9', '0.1', '99999999T'])('"%s" is no size of memory', (text) => {
  expect(() => memorySize(text)).toThrow('Write a size such as 512M or 2G.');
});

test('a count is a whole number that is large enough', () => {
  expect(count(0)('0')).toBe(0);
  expect(count(1)('12')).toBe(12);
  for (const text of ['0', '-1', '1.5', '1e3', 'many', '', '99999999999999999999']) {
    expect(() => count(1)(text)).toThrow('Write a whole number, 1 or more.');
  }
});
