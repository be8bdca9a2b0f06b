import type { ReactNode } from 'react';

export interface SignInFrameProps {
  /** A line over the title, of which it is the end: "This tablet belongs to". */
  eyebrow?: string;
  title: string;
  lead?: ReactNode;
  /** Other ways in: under the title, or below everything when the tablet stands upright. */
  aside?: ReactNode;
  language: ReactNode;
  /** What one came for. */
  children: ReactNode;
}

/** The house's door: its name and the store's on paper, the form on a sheet beside it, or below it when upright. */
export function SignInFrame({ eyebrow, title, lead, aside, language, children }: SignInFrameProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_auto_1fr] lg:grid-cols-[minmax(22rem,5fr)_7fr] lg:grid-rows-[1fr_auto]">
      <header className="flex flex-col gap-6 px-8 pt-6 pb-8 max-sm:gap-2 max-sm:px-5 max-sm:pt-3 max-sm:pb-5 lg:px-14 lg:pt-10">
        <div className="flex min-h-12 items-center justify-between gap-4">
          <p className="font-serif text-title">Floorhand</p>
          {language}
        </div>
        <div className="flex flex-col gap-3 lg:my-auto">
          {eyebrow ? <p className="text-soft">{eyebrow}</p> : null}
          <h1 className="text-display">{title}</h1>
          {lead ? <div className="max-w-prose text-soft">{lead}</div> : null}
        </div>
      </header>
      <main className="flex flex-col items-center justify-center border-hairline bg-sheet px-8 py-8 max-sm:px-5 max-sm:py-5 max-lg:border-y lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-s">{children}</main>
      <aside className="flex flex-col items-start gap-5 px-8 py-6 max-sm:px-5 lg:px-14 lg:pb-8">{aside}</aside>
    </div>
  );
}
