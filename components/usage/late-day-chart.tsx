'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { DayChartProps } from './day-chart';

const DayChart = lazy(() => import('./day-chart'));

const never = () => () => undefined;

/** The chart once the page is alive; until then the room it will take. */
export function LateDayChart({ label, ...chart }: DayChartProps & { label: string }) {
  const alive = useSyncExternalStore(never, () => true, () => false);
  const room = <div className="h-[260px] animate-pulse rounded-control bg-tint" />;
  return (
    <div role="img" aria-label={label} dir="ltr" className="h-[260px]">
      {alive ? (
        <Suspense fallback={room}>
          <DayChart {...chart} />
        </Suspense>
      ) : (
        room
      )}
    </div>
  );
}
