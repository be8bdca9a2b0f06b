import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./app/request-locale.ts');

// The AI SDK reads this one by itself when it is imported and fails on an empty value, which counts as not set here.
if (process.env.OPENAI_BASE_URL?.trim() === '') delete process.env.OPENAI_BASE_URL;

// The same for every response. The content security policy differs by response and comes from proxy.ts.
const securityHeaders = Object.entries({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
const config = {
  // A second build beside a running server (tests do that) needs its own folder.
  distDir: process.env.FLOORHAND_BUILD_DIR?.trim() || '.next',
  poweredByHeader: false,
  // The optimiser is not used, and its decoder has been a way in: pictures are served as they are.
  images: { unoptimized: true },
  serverExternalPackages: ['pg', '@vercel/postgres', '@electric-sql/pglite', 'ioredis', 'fengari', 'prom-client', '@opentelemetry/api', '@opentelemetry/core', '@opentelemetry/resources', '@opentelemetry/sdk-trace-base', '@opentelemetry/exporter-trace-otlp-http'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  // Types are checked by `npm run typecheck` and in CI, tests included; a build only has to build.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
