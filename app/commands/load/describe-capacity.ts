import { profiles } from '@/e2e/load/profiles';
import type { Chart } from './draw-charts';
import { findBottleneck, highestRate, keepsObjective, objective } from './objective';
import { planFor, type Demand, type Measure } from './plan';
import type { Rehearsed } from './rehearse';
import type { Kept } from './write-capacity';

/** Houses to plan for: a small one, a chain on a usual day, and the same chain on Black Friday. */
const demands: readonly (Demand & { name: string })[] = [
  { name: '12 stores, a usual day', stores: 12, staffPerStore: 6, questionsPerShift: 20, peakFactor: 4 },
  { name: '500 stores, a usual day', stores: 500, staffPerStore: 8, questionsPerShift: 20, peakFactor: 4 },
  { name: '500 stores, Black Friday', stores: 500, staffPerStore: 8, questionsPerShift: 20, peakFactor: 13 },
];

/** The page about capacity, from rehearsals that were kept. */
export function describeCapacity(drawn: readonly { one: Kept; charts: readonly Chart[] }[]): string {
  const all = drawn.map(({ one }) => one);
  const capacity = all.find(({ profile, recall }) => profile === 'capacity' && recall);
  return [
    '# What it carries',
    `Written by \`npm run load -- --profile NAME --write\` from what it measured; nothing here is written by hand. The product runs as production runs it: web processes behind a reverse
proxy, one Postgres, one Redis, one embedder. A fake provider over HTTP is as slow and unreliable as a real one; clients ask at random moments (Poisson), read their streams, and count from the moment a
question was due. **Product, database, provider and clients share one machine**, so a product alone on such a machine carries more. "Beyond the model" is a question's first text less what the model itself took to its first token.`,
    ...(capacity === undefined ? [] : [summary(capacity), plans(capacity)]),
    ...drawn.map(({ one, charts }) => section(one, charts)),
  ].join('\n\n').concat('\n');
}

function summary({ phases }: Kept): string {
  const rate = highestRate(phases);
  const bottleneck = findBottleneck(phases);
  return `## The highest rate

The objective: first source p95 within ${objective.sourcesMsP95} ms, first text beyond the model p95 within ${objective.overheadMsP95} ms, at most ${objective.errorShare * 100} % of the questions without an answer.
${rate === null ? 'No rate that was tried kept it.' : `**${rate} questions a second** kept it, with ${phases.find(({ perSecond }) => perSecond === rate)?.openMax} streams open at once.`}
${bottleneck === null ? '' : `The stage that grows most with the rate is **${bottleneck.stage}**: p95 ${bottleneck.fromMs} ms at the lowest rate, ${bottleneck.toMs} ms at the highest, when ${percent(bottleneck.busyShare)} of the machine was busy.`}`;
}

function measureOf({ phases, processes }: Kept): Measure | null {
  const rate = highestRate(phases);
  const phase = phases.find(({ perSecond }) => perSecond === rate);
  return rate === null || phase === undefined ? null : { questionsPerSecondPerProcess: rate / processes, tokensPerQuestion: phase.tokensPerQuestion, secondsPerAnswer: phase.totalMs.p50 / 1000 };
}

function plans(capacity: Kept): string {
  const measure = measureOf(capacity);
  if (measure === null) return '';
  const rows = demands.map((demand) => {
    const plan = planFor(demand, measure);
    return [demand.name, `${demand.staffPerStore} × ${demand.questionsPerShift}`, plan.averagePerSecond.toFixed(1), plan.peakPerSecond.toFixed(1), plan.processes, plan.databaseConnections, plan.openStreams, plan.tokensPerMinute.toLocaleString('en')];
  });
  return `## A plan

One process of this machine's kind is counted with ${measure.questionsPerSecondPerProcess} questions a second, of which seven tenths are used; ${measure.tokensPerQuestion} tokens a question, hardly any of them recalled; an answer is open for ${measure.secondsPerAnswer.toFixed(1)} s.
For another house: \`npm run load -- --plan --stores 80 --staff 10 --questions 25 --peak 6\`.

${table(['house', 'staff a store × questions a shift', 'a second', 'at the peak', 'processes', 'database connections', 'open streams', 'tokens a minute'], rows)}`;
}

/** The plan for one house, in a sentence; null when no rate that kept the objective was measured. */
export function planSentence(all: readonly Kept[], demand: Demand): string | null {
  const capacity = all.find(({ profile, recall }) => profile === 'capacity' && recall);
  const measure = capacity === undefined ? null : measureOf(capacity);
  if (measure === null) return null;
  const plan = planFor(demand, measure);
  return `${plan.averagePerSecond.toFixed(1)} questions a second on average, ${plan.peakPerSecond.toFixed(1)} at the peak: ${plan.processes} processes, ${plan.databaseConnections} database connections, ${plan.openStreams} open streams, ${plan.tokensPerMinute.toLocaleString('en')} tokens a minute.`;
}

function section({ profile, recall, day, machine, processes, factor, phases, faults }: Kept, charts: readonly Chart[]): string {
  return [
    `## ${profile}${recall ? '' : ', with every question answered anew'}`,
    `${profiles[profile].about} \`npm run load -- --profile ${profile}${recall ? '' : ' --recall off'}${factor === 1 ? '' : ` --factor ${factor}`}\`, ${day}, ${processes} web processes on ${machine.cores} cores with ${machine.memoryGiB} GiB, Node ${machine.node}.`,
    table(['phase', 'a second', 'asked', 'answered', 'sources p50 / p95', 'first text p50 / p95', 'beyond the model p50 / p95', 'calls', 'tokens', 'open', 'right evidence', 'refused rightly', 'MiB', 'busy'], phases.map(rowOf)),
    notes(phases),
    ...charts.map(({ name, title }) => `![${title}](capacity/${name}.svg)`),
    faults.length === 0 ? 'Nothing happened that must not.' : faults.map((fault) => `**Must not:** ${fault}`).join('\n'),
  ].filter((part) => part !== '').join('\n\n');
}

function rowOf(phase: Rehearsed): (string | number)[] {
  const { quality } = phase;
  return [`${phase.name}${keepsObjective(phase) ? '' : ' ·'}`, phase.perSecond, phase.asked, percent(phase.answered), pair(phase.sourcesMs), pair(phase.firstTextMs), pair(phase.overheadMs), phase.callsPerQuestion, phase.tokensPerQuestion, phase.openMax, percent(quality.evidence), percent(quality.refusal), phase.memoryMiB, percent(phase.busyShare)];
}

/** What a row cannot say: who answered, and what went otherwise than well. */
function notes(phases: readonly Rehearsed[]): string {
  const lines = phases.map((phase) => {
    const errors = Object.entries(phase.errorKinds).map(([kind, count]) => `${count} × ${kind.replaceAll('|', '/').slice(0, 60)}`);
    const told = phase.toldInTime === null ? [] : [`${percent(phase.toldInTime)} of those without an answer were told within a second when to come again`];
    return `- ${phase.name}: ${Object.entries(phase.rungs).map(([rung, count]) => `${rung} ${count}`).join(', ')}${[...errors, ...told].map((part) => `; ${part}`).join('')}${phase.scopeViolations === 0 ? '' : `; ${phase.scopeViolations} ANSWERS OF ANOTHER SCOPE`}`;
  });
  return `A dot marks a phase that missed the objective. Times are milliseconds; calls and tokens are for each question.\n\n${lines.join('\n')}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${whole(p50)} / ${whole(p95)}`;
const whole = (ms: number) => (ms === null || Number.isNaN(ms) ? '–' : String(Math.round(ms)));
