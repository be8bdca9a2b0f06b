import { describe, expect, it } from 'vitest';
import { networkAddress } from './network-address';

describe('the network address of a request', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5::', '1:2:3:4::/64'],
  ])('%s counts as %s', (given, counted) => {
    expect(networkAddress(given)).toBe(counted);
  });

  it('is the one the nearest proxy saw, not what the sender claims', () => {
    expect(networkAddress('10.0.0.1, 198.51.100.4')).toBe('198.51.100.4');
  });

  it.each([null, '', 'nonsense', '203.0.113.7,'])('is one shared "unknown" for %j', (given) => {
    expect(networkAddress(given)).toBe('unknown');
  });
});
