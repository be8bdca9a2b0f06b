import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const clientId = 'floorhand';
const clientSecret = 'a-client-secret';

/** What the person at the identity provider is, and how it misbehaves. */
export interface FakePerson {
  email: string;
  email_verified?: boolean;
}

export interface FakeIdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever signs in next. */
  person: FakePerson;
  /** Put into ID tokens instead of the nonce that was asked for. */
  forgedNonce: string | undefined;
  close(): Promise<void>;
}

interface Grant {
  nonce: string;
  challenge: string;
  person: FakePerson;
}

/** An OpenID provider over HTTP: discovery, authorisation with PKCE, tokens signed with RS256. Whoever comes is signed in at once. */
export async function startFakeIdentityProvider(): Promise<FakeIdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: FakeIdentityProvider = {
    issuer, clientId, clientSecret, person: { email: 'nobody@house.example' }, forgedNonce: undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, discovery(issuer));
    if (url.pathname === '/jwks') return json(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' }] });
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/token') return token(await bodyOf(request), response);
    return json(response, 404, {});
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = randomUUID();
    grants.set(code, { nonce: searchParams.get('nonce') ?? '', challenge: searchParams.get('code_challenge') ?? '', person: provider.person });
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
    response.writeHead(302, { Location: back.href }).end();
  }

  function token(body: URLSearchParams, response: ServerResponse): void {
    const grant = grants.get(body.get('code') ?? '');
    grants.delete(body.get('code') ?? '');
    const challenge = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
    if (!grant || challenge !== grant.challenge) return json(response, 400, { error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: clientId, sub: grant.person.email, iat: now, exp: now + 300, nonce: provider.forgedNonce ?? grant.nonce, ...grant.person };
    const unsigned = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url');
    json(response, 200, { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: `${unsigned}.${signature}` });
  }
  return provider;
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
