import * as echarts from 'echarts';
import { objective } from './objective';
import type { Rehearsed } from './rehearse';

/** A chart as a file of the documentation. */
export interface Chart {
  name: string;
  /** What it shows, for whoever does not see it. */
  title: string;
  svg: string;
}

interface Line {
  name: string;
  points: readonly (readonly [number | string, number | null])[];
}

const size = { width: 860, height: 380 } as const;
const colours = ['#7a2e3a', '#2f5d62', '#b98b4b', '#5b5b8c'];

/** Waiting against the rate: only where the rate rises and nothing else changes. */
export function drawRates(phases: readonly Rehearsed[], name: string): Chart[] {
  const of = (figure: (phase: Rehearsed) => number | null) => phases.map((phase) => [phase.perSecond, figure(phase)] as const);
  return [
    draw({ name: `${name}-waiting`, title: 'Waiting (p95, ms) against questions a second', xName: 'questions a second', yName: 'ms', limit: objective.overheadMsP95, lines: [
      { name: 'first source', points: of(({ sourcesMs }) => sourcesMs.p95) },
      { name: 'first text beyond the model', points: of(({ overheadMs }) => overheadMs.p95) },
    ] }),
    draw({ name: `${name}-machine`, title: 'The machine (busy share, %) and open streams against questions a second', xName: 'questions a second', yName: '% and streams', lines: [
      { name: 'busy, %', points: of(({ busyShare }) => Math.round(busyShare * 100)) },
      { name: 'open streams', points: of(({ openMax }) => openMax) },
    ] }),
  ];
}

/** What a day was like, phase by phase. */
export function drawDay(phases: readonly Rehearsed[], name: string): Chart[] {
  const of = (figure: (phase: Rehearsed) => number | null) => phases.map((phase) => [phase.name, figure(phase)] as const);
  return [
    draw({ name: `${name}-waiting`, title: 'Waiting (p95, ms) in each phase', yName: 'ms', limit: objective.sourcesMsP95, lines: [
      { name: 'first source', points: of(({ sourcesMs }) => sourcesMs.p95) },
      { name: 'first text', points: of(({ firstTextMs }) => firstTextMs.p95) },
    ] }),
    draw({ name: `${name}-served`, title: 'Served and right (%) in each phase', yName: '%', lines: [
      { name: 'answered or refused honestly', points: of(({ answered }) => Math.round(answered * 1000) / 10) },
      { name: 'right evidence', points: of(({ quality }) => (quality.evidence === null ? null : Math.round(quality.evidence * 1000) / 10)) },
    ] }),
  ];
}

function draw({ name, title, xName, yName, limit, lines }: { name: string; title: string; xName?: string; yName: string; limit?: number; lines: readonly Line[] }): Chart {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({
    animation: false,
    color: colours,
    backgroundColor: '#ffffff',
    title: { text: title, left: 12, top: 8, textStyle: { fontSize: 15 } },
    legend: { bottom: 8 },
    grid: { left: 64, right: 32, top: 56, bottom: xName === undefined ? 118 : 72 },
    xAxis: xName === undefined ? { type: 'category', axisLabel: { rotate: 35, interval: 0 } } : { type: 'value', name: xName, nameLocation: 'middle', nameGap: 26 },
    yAxis: { type: 'value', name: yName },
    series: lines.map(({ name: series, points }, place) => ({
      type: 'line', name: series, data: points.map(([x, y]) => [x, y !== null && Number.isNaN(y) ? null : y]), symbolSize: 7,
      ...(place === 0 && limit !== undefined ? { markLine: { symbol: 'none', lineStyle: { type: 'dashed', color: '#888888' }, data: [{ yAxis: limit, name: 'objective' }] } } : {}),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return { name, title, svg };
}
