import type { ReactNode } from 'react';
import { Scroller } from '@/components/ui/scroller';

export interface DataColumn {
  key: string;
  label: string;
  /** Figures stand under each other by their last digit: on the right also where words run from the right. */
  figures?: boolean;
}

export interface DataTableProps {
  caption: string;
  columns: readonly DataColumn[];
  /** Cells in the order of the columns; the first one names its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A table of figures. Its caption is for screen readers: a heading above says the same. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <Scroller label={caption} className="relative overflow-x-auto">
      <table className="w-full min-w-full border-collapse text-body tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="hairline-b">
            {columns.map(({ key, label, figures }) => (
              <th key={key} scope="col" className={`py-2 pe-6 text-label font-medium text-soft last:pe-0 ${figures ? 'text-right' : 'text-start'}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="hairline-b">
              {cells.map((cell, place) => {
                const column = columns[place];
                const look = `py-3 pe-6 align-baseline last:pe-0 ${column?.figures ? 'text-right whitespace-nowrap' : 'text-start'}`;
                return place === 0 ? (
                  <th key={column?.key} scope="row" className={`${look} font-normal`}>
                    <bdi>{cell}</bdi>
                  </th>
                ) : (
                  <td key={column?.key} className={look}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
