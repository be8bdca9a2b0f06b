import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

it('allows no inline script without the nonce, no foreign source and no frame around the page', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc' });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it('lets a form lead to the identity provider, and nowhere else', () => {
  expect(contentSecurityPolicy({ nonce: 'abc', signInOrigin: 'https://id.example' })).toContain("form-action 'self' https://id.example");
});
