import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPrivateHost, publicAddress } from '../../commands/public-address.ts';

it.each([
  ['https://ann:pass@riverdaily.example/rss?key=4711', 'https://riverdaily.example/rss?…'],
  ['https://riverdaily.example:8443/rss#top', 'https://riverdaily.example:8443/rss'],
  ['https://10.example/feed', 'https://10.example/feed'],
  ['http://8.8.8.8/feed', 'http://8.8.8.8/feed'],
  ['http://172.32.0.1/feed', 'http://172.32.0.1/feed'],
  ['http://wiki/feed', '(intranet)'],
  ['http://wiki.lan./feed', '(intranet)'],
  ['http://LOCALHOST:9000/feed', '(intranet)'],
  ['http://127.1/feed', '(intranet)'],
  ['http://0x7f000001/feed', '(intranet)'],
  ['http://172.16.0.1/feed', '(intranet)'],
  ['http://[::1]/feed', '(intranet)'],
  ['no address', ''],
])('shows %s as %s', (url, shown) => {
  expect(publicAddress(url)).toBe(shown);
});

it('shows no address of a private range, however it is written', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.constantFrom([10], [127], [192, 168], [169, 254], [100, 64]), byte, byte, byte, (range, ...rest) => {
      const numbers = [...range, ...rest].slice(0, 4);
      const whole = numbers.reduce((sum, number) => sum * 256 + number, 0);

      expect(publicAddress(`http://${numbers.join('.')}/`)).toBe('(intranet)');
      expect(publicAddress(`http://${whole}/`)).toBe('(intranet)');
      expect(isPrivateHost(numbers.join('.'))).toBe(true);
    }),
  );
});
