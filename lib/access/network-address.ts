import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network a request came from, as far as it can be told: the address nearest to us in `X-Forwarded-For`
 * (a proxy appends the one it saw; the web server fills it in where there is none), IPv6 cut to its /64,
 * because one household or attacker owns all of that.
 */
export function networkAddress(forwardedFor: string | null): string {
  const nearest = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(nearest)?.[1] ?? nearest;
  if (isIPv4(mapped)) return mapped;
  return isIPv6(mapped) ? `${firstHalf(mapped)}::/64` : 'unknown';
}

function firstHalf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  // A dotted tail (`64:ff9b::192.0.2.1`) stands for two groups, all of them in the half that is cut off.
  const rightGroups = right.length + (right.at(-1)?.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - rightGroups);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
