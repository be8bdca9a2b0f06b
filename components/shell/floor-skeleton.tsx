import { Skeleton } from '@/components/ui/skeleton';

/** The ask screen before it is there: the same panes, empty. */
export function FloorSkeleton({ label }: { label: string }) {
  return (
    <div className="flex h-dvh flex-col overflow-hidden wide:flex-row">
      <div className="hairline-t order-last h-16 shrink-0 wide:hairline-e wide:order-first wide:h-auto wide:w-28 wide:border-t-0" />
      <main className="flex min-h-0 flex-1 flex-col justify-end">
        <Skeleton lines={5} label={label} className="mx-auto w-full max-w-3xl px-6 pb-10 sm:px-10" />
        <div className="mx-auto mb-4 h-[4.625rem] w-[calc(100%-2rem)] max-w-[44rem] rounded-control border border-hairline bg-sheet" />
      </main>
      <div className="hairline-s hidden w-[38%] max-w-[34rem] shrink-0 px-6 pt-24 wide:block">
        <Skeleton lines={6} />
      </div>
    </div>
  );
}
