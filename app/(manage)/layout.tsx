import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FloorFrame } from '@/app/(floor)/floor-frame';
import { LeaveFloor } from '@/app/(floor)/leave-floor';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { readViewer } from '@/db/queries/viewer';
import { withScope } from '@/db/scoped';
import { leavingCookie } from '@/lib/leaving';
import { atLeast } from '@/lib/scope';
import { asTheme, themeCookie } from '@/lib/theme';
import { ManageNav } from './manage-nav';

/** The rooms behind the floor, for managers and head office; to everybody else they are not there. The tablet locks here as well. */
export default async function ManageLayout({ children }: { children: ReactNode }) {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  const { scope } = reader;
  if (!atLeast(scope.role, 'manager')) notFound();
  if ((await cookies()).get(leavingCookie)?.value === String(scope.staffId)) return <LeaveFloor />;
  const viewer = await withScope(services().db, scope, (tx) => readViewer(tx, scope));
  return (
    <FloorFrame viewer={viewer} theme={asTheme((await cookies()).get(themeCookie)?.value)}>
      <ManageNav />
      {children}
    </FloorFrame>
  );
}
