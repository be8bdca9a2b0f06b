import { redirect } from 'next/navigation';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { readViewer } from '@/db/queries/viewer';
import { withScope } from '@/db/scoped';
import { leavingCookie } from '@/lib/leaving';
import { asTheme, themeCookie } from '@/lib/theme';
import { FloorFrame } from './floor-frame';
import { LeaveFloor } from './leave-floor';

/** The tablet in somebody's hands. Nobody signed in: to the sign-in screen. */
export default async function FloorLayout({ children }: { children: ReactNode }) {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  const { scope } = reader;
  if ((await cookies()).get(leavingCookie)?.value === String(scope.staffId)) return <LeaveFloor />;
  const viewer = await withScope(services().db, scope, (tx) => readViewer(tx, scope));
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  return (
    <FloorFrame viewer={viewer} theme={theme}>
      {children}
    </FloorFrame>
  );
}
