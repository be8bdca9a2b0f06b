import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeStateBoard } from '@/lib/state-board';
import { makeMetrics } from './make-metrics';

/** The dashboard and the alert rules that come with the house ask for what `/api/metrics` tells, and for nothing else. */
let exposed: Set<string>;
let labelsOf: Map<string, Set<string>>;

beforeAll(async () => {
  const board = makeStateBoard();
  board.breaker('premium', () => 'closed');
  board.queue('questions', () => ({ underWay: 0, waiting: 0, max: 1 }));
  const metrics = makeMetrics({ board, connections: () => ({ total: 0, idle: 0, waiting: 0 }) });
  metrics.watchProcess();
  // A metric with labels has no series until something happened.
  const run = metrics.observer.begin({ runId: 'r', channel: 'api', kind: 'question', parent: {} });
  const call = run.watchCall({ operation: 'chat', model: 'm' });
  call.firstChunk();
  call.ended({});
  run.ended({ traceId: null, outcome: 'answered', rung: 'economy', errorCode: 'unexpected', stages: [{ name: 'gather', durationMs: 1 }], attempts: [{ rung: 'economy', model: 'm', outcome: 'answered', failure: null, joined: true, recalled: false }], firstSourceMs: 1, firstTextMs: 1, totalMs: 1, topSimilarity: 1, confidence: 1, enough: true, degraded: ['embedder'] });
  metrics.observer.begin({ runId: 'r', channel: 'api', kind: 'question', parent: {} }).ended({ traceId: null, outcome: 'failed', rung: null, errorCode: 'too_many_questions', stages: [], attempts: [], firstSourceMs: null, firstTextMs: null, totalMs: 1, topSimilarity: null, confidence: null, enough: null, degraded: [] });
  metrics.money.paid({ purpose: 'answer', model: 'm', inputTokens: 1, cachedInputTokens: 0, outputTokens: 1, reasoningTokens: 0, costMicros: 1 });
  metrics.money.refused('store');
  const series = (await metrics.text()).split('\n').flatMap((line) => /^([a-z_][a-z0-9_]*)(?:\{(.*)\})? /u.exec(line) ?? []);
  exposed = new Set(series.filter((_, place) => place % 3 === 1));
  labelsOf = new Map();
  for (let place = 0; place < series.length; place += 3) {
    const labels = [...(series[place + 2] ?? '').matchAll(/(\w+)="/gu)].map(([, label = '']) => label);
    labelsOf.set(series[place + 1] ?? '', new Set([...(labelsOf.get(series[place + 1] ?? '') ?? []), ...labels]));
  }
});

/** What Prometheus adds to every series, and tells of itself. */
const added = new Set(['instance', 'job']);
const ofPrometheus = new Set(['up']);

const metricName = /\b(?:floorhand|nodejs|process)_[a-z0-9_]+|\bup\b/gu;

function unknownIn(expression: string): string[] {
  const names = [...expression.matchAll(metricName)].map(([name]) => name).filter((name) => !exposed.has(name) && !ofPrometheus.has(name));
  const labels = [...expression.matchAll(/((?:floorhand|nodejs|process)_[a-z0-9_]+)\{([^}]*)\}/gu)].flatMap(([, name = '', matchers = '']) =>
    [...matchers.matchAll(/(\w+)(?:=|!=|=~|!~)"/gu)].map(([, label = '']) => label).filter((label) => !added.has(label) && !labelsOf.get(name)?.has(label)).map((label) => `${name}{${label}}`),
  );
  return [...names, ...labels];
}

const dashboardSchema = z.object({
  uid: z.string(), title: z.string(), schemaVersion: z.int(),
  templating: z.object({ list: z.array(z.object({ name: z.string(), query: z.unknown() }).loose()) }),
  panels: z.array(z.object({ id: z.int(), type: z.string(), title: z.string(), gridPos: z.object({ h: z.int(), w: z.int(), x: z.int(), y: z.int() }), targets: z.array(z.object({ refId: z.string(), expr: z.string() })).optional() })),
});
const rulesSchema = z.object({
  groups: z.array(z.object({
    name: z.string(),
    rules: z.array(z.object({ alert: z.string(), expr: z.string(), for: z.string().regex(/^\d+[smh]$/), labels: z.object({ severity: z.enum(['page', 'ticket']) }), annotations: z.object({ summary: z.string(), description: z.string() }) }).strict()),
  })),
});

describe('the dashboard', () => {
  const { panels, templating } = dashboardSchema.parse(JSON.parse(readFileSync('docs/grafana/floorhand.json', 'utf8')));

  it('asks for metrics and labels that there are', () => {
    const expressions = [...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), JSON.stringify(templating)];
    expect(expressions.flatMap(unknownIn)).toEqual([]);
    expect(expressions.length).toBeGreaterThan(20);
  });

  it('has a place of its own for every panel', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const overlapping = panels.flatMap((a, place) => panels.slice(place + 1).filter((b) => overlap(a.gridPos, b.gridPos)).map((b) => `${a.title} and ${b.title}`));
    expect(overlapping).toEqual([]);
    expect(panels.every(({ gridPos }) => gridPos.x + gridPos.w <= 24)).toBe(true);
  });

  it('shows every metric of the house', () => {
    const all = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    const families = new Set([...exposed].filter((name) => name.startsWith('floorhand_')).map((name) => name.replace(/_(bucket|sum|count)$/u, '')));
    expect([...families].filter((family) => !all.includes(family))).toEqual([]);
  });
});

interface Square { h: number; w: number; x: number; y: number }

function overlap(a: Square, b: Square): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

describe('the alert rules', () => {
  const { groups } = rulesSchema.parse(parse(readFileSync('docs/alerts.yml', 'utf8')));
  const rules = groups.flatMap((group) => group.rules);

  it('ask for metrics and labels that there are', () => {
    expect(rules.flatMap(({ expr }) => unknownIn(expr))).toEqual([]);
  });

  it('have a name each, and braces that close', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { expr } of rules) for (const [open, close] of ['()', '{}', '[]']) expect(expr.split(String(open)).length).toBe(expr.split(String(close)).length);
  });

  it('would be found out if a metric had another name', () => {
    expect(unknownIn('rate(floorhand_questions_total{outcome="failed"}[5m])')).not.toEqual([]);
    expect(unknownIn('rate(floorhand_runs_total{result="failed"}[5m])')).toEqual(['floorhand_runs_total{result}']);
  });
});
