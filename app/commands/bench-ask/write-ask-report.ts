import type { AskReport } from '@/e2e/load/summarise-asks';

type Spread = { p50: number; p95: number };
type Times = Record<string, Spread>;

/** What the house promises, on an otherwise idle machine with two cores. Milliseconds at the 95th percentile. */
const bars = {
  sourcesMs: { ms: 120, why: 'cards and sources first, at once for the eye' },
  firstTextMs: { ms: 200, why: 'quoted answers; a model takes its own time' },
  overheadMs: { ms: 80, why: 'what the path adds to the model’s first token' },
} as const;

/** The report as a table for people. `stages` are the product's own times, where they can be read. */
export function writeAskReport(report: AskReport, stages: Times | null): string {
  const modelled = report.overheadMs !== null;
  const rows = [
    row('sources', report.sourcesMs, bars.sourcesMs.ms),
    row('first text', report.firstTextMs, modelled ? null : bars.firstTextMs.ms),
    ...(report.overheadMs === null ? [] : [row('over the model', report.overheadMs, bars.overheadMs.ms)]),
    row('whole answer', report.totalMs, null),
  ];
  const kinds = Object.entries(report.errorKinds).map(([kind, count]) => `    ${count} × ${kind}`);
  const inside = stages === null ? [] : ['', `  ${'inside the product'.padEnd(20)}${'p50'.padStart(8)}${'p95'.padStart(8)}`, ...Object.entries(stages).map(([name, times]) => row(name, times, null))];
  return [
    `${report.asked} questions, ${report.errors} errors, ${report.refused} refused; answered by ${Object.entries(report.byRung).map(([rung, count]) => `${rung} ${count}`).join(', ')}`,
    ...kinds,
    `  ${'milliseconds'.padEnd(20)}${'p50'.padStart(8)}${'p95'.padStart(8)}`,
    ...rows, ...inside,
    ...(report.lateMsMax > 20 ? ['', `  Questions left up to ${report.lateMsMax.toFixed(0)} ms late: this machine was too busy to ask on time.`] : []),
    '',
  ].join('\n');
}

function row(name: string, { p50, p95 }: Spread, barMs: number | null): string {
  const verdict = barMs === null ? '' : `   ${p95 <= barMs ? 'within' : 'BEYOND'} ${barMs}`;
  return `  ${name.padEnd(20)}${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}${verdict}`;
}
