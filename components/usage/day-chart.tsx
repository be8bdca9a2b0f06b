'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export interface DayChartProps {
  days: readonly { day: string; value: number }[];
  rtl: boolean;
  nameOf: (day: string) => string;
  figureOf: (value: number) => string;
  axisFigureOf: (value: number) => string;
}

const tick = { fill: 'var(--color-soft)', fontSize: 14 } as const;

/** A bar per day. Loaded late and drawn in the browser alone: its library is large, and sets styles that a page must not carry. */
export default function DayChart({ days, rtl, nameOf, figureOf, axisFigureOf }: DayChartProps) {
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart data={[...days]} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} barCategoryGap="22%">
        <CartesianGrid vertical={false} stroke="var(--color-hairline)" />
        <XAxis dataKey="day" tickFormatter={nameOf} tick={tick} tickLine={false} axisLine={{ stroke: 'var(--color-edge)' }} reversed={rtl} minTickGap={28} tickMargin={8} height={34} />
        <YAxis tickFormatter={axisFigureOf} tick={tick} tickLine={false} axisLine={false} width={62} orientation={rtl ? 'right' : 'left'} tickCount={5} />
        <Tooltip cursor={{ fill: 'var(--color-tint)' }} isAnimationActive={false} content={({ active, payload }) => <DayTip day={active ? payload[0]?.payload : undefined} nameOf={nameOf} figureOf={figureOf} />} />
        <Bar dataKey="value" fill="var(--color-accent)" maxBarSize={44} isAnimationActive={false} radius={[2, 2, 0, 0]} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function DayTip({ day, nameOf, figureOf }: { day: DayChartProps['days'][number] | undefined } & Pick<DayChartProps, 'nameOf' | 'figureOf'>) {
  if (day === undefined) return null;
  return (
    <div className="rounded-control border border-hairline bg-sheet px-4 py-2 shadow-sheet">
      <p className="text-label text-soft">{nameOf(day.day)}</p>
      <p className="text-body font-medium text-ink tabular-nums">{figureOf(day.value)}</p>
    </div>
  );
}
