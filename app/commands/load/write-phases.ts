import type { Rehearsed } from './rehearse';

const columns = [
  ['asked', 7], ['answered', 10], ['sources p95', 13], ['first text p50', 16], ['p95', 8], ['beyond the model p95', 22], ['calls/q', 9], ['tokens/q', 10], ['open', 6], ['evidence', 10], ['refused right', 15], ['MiB', 7], ['busy', 9],
] as const;

export const phaseHead = `${''.padEnd(32)}${columns.map(([name, width]) => name.padStart(width)).join('')}`;

/** A phase as a line of the table, and under it what went otherwise than well. */
export function phaseRow(phase: Rehearsed): string {
  const { quality, sourcesMs, firstTextMs } = phase;
  const cells = [phase.asked, percent(phase.answered), ms(sourcesMs.p95), ms(firstTextMs.p50), ms(firstTextMs.p95), ms(phase.overheadMs.p95), phase.callsPerQuestion, phase.tokensPerQuestion, phase.openMax, percent(quality.evidence), percent(quality.refusal), phase.memoryMiB, percent(phase.busyShare)];
  const row = `${phase.name.padEnd(32)}${cells.map((cell, place) => String(cell).padStart(columns[place]?.[1] ?? 8)).join('')}`;
  return [row, `    rungs: ${list(phase.rungs)}${phase.premiumAfterSeconds === null ? '' : `; premium after ${phase.premiumAfterSeconds} s`}`, ...troubles(phase).map((trouble) => `    ${trouble}`)].join('\n');
}

function troubles({ errorKinds, toldInTime, lateMsMax, scopeViolations, wrongMarkers }: Rehearsed): string[] {
  return [
    ...Object.entries(errorKinds).map(([kind, count]) => `${count} × ${kind}`),
    ...(toldInTime === null ? [] : [`of those without an answer ${percent(toldInTime)} were told within a second when to try again`]),
    ...(lateMsMax > 50 ? [`questions left up to ${Math.round(lateMsMax)} ms late: the machine was too busy to ask on time`] : []),
    ...(scopeViolations + wrongMarkers > 0 ? [`${scopeViolations} answers showed what their asker may not read, ${wrongMarkers} cited nothing`] : []),
  ];
}

const ms = (value: number) => (Number.isNaN(value) ? '–' : String(Math.round(value)));
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const list = (counts: Record<string, number>) => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ');
