'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFigures } from './use-figures';

interface ChartDay {
  day: string;
  value: number;
  /** Day and value as the page writes them. */
  name: string;
  figure: string;
}

export interface DayChartProps {
  days: readonly ChartDay[];
  rtl: boolean;
  /** Of values that are money, in millionths. */
  currency: string | null;
}

const tick = { fill: 'var(--color-soft)', fontSize: 14 } as const;

/** A bar per day. Loaded late and drawn in the browser alone: its library is large, and sets styles that a page must not carry. */
export default function DayChart({ days, rtl, currency }: DayChartProps) {
  const figures = useFigures(currency ?? 'USD');
  const names = new Map(days.map(({ day, name }) => [day, name]));
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart data={[...days]} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} barCategoryGap="22%">
        <CartesianGrid vertical={false} stroke="var(--color-hairline)" />
        <XAxis dataKey="day" tickFormatter={(day: string) => names.get(day) ?? day} tick={tick} tickLine={false} axisLine={{ stroke: 'var(--color-edge)' }} reversed={rtl} minTickGap={28} tickMargin={8} height={34} />
        <YAxis allowDecimals={currency !== null} tickFormatter={currency === null ? figures.brief : figures.roundMoney} tick={tick} tickLine={false} axisLine={false} width={62} orientation={rtl ? 'right' : 'left'} tickCount={5} />
        <Tooltip cursor={{ fill: 'var(--color-tint)' }} isAnimationActive={false} content={({ active, payload }) => <DayTip day={active ? payload[0]?.payload : undefined} />} />
        <Bar dataKey="value" fill="var(--color-accent)" maxBarSize={44} isAnimationActive={false} radius={[2, 2, 0, 0]} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function DayTip({ day }: { day: ChartDay | undefined }) {
  if (day === undefined) return null;
  return (
    <div className="rounded-control border border-hairline bg-sheet px-4 py-2 shadow-sheet">
      <p className="text-label text-soft">{day.name}</p>
      <p className="text-body font-medium text-ink tabular-nums">{day.figure}</p>
    </div>
  );
}
