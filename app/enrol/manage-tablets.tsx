import { getTranslations } from 'next-intl/server';
import { services } from '@/app/services';
import { chooseLocale, signOut } from '@/app/sign-in/actions';
import { currentTablet } from '@/app/tablet-cookie';
import { BlockedPins } from '@/components/sign-in/blocked-pins';
import { EnrolForm } from '@/components/sign-in/enrol-form';
import { LanguageChoice } from '@/components/sign-in/language-choice';
import { QuietLink } from '@/components/sign-in/quiet-link';
import { TabletList } from '@/components/sign-in/tablet-list';
import { Button } from '@/components/ui/button';
import { listDevices } from '@/db/queries/devices';
import { listOwnStores } from '@/db/queries/devices-stores';
import { findOwnProfile } from '@/db/queries/staff';
import { withScope } from '@/db/scoped';
import { listBlockedPins } from '@/lib/access/blocked-pins';
import type { Scope } from '@/lib/scope';
import { enrolThisTablet, liftBlock, revoke } from './actions';

/** A manager's page: enrol this browser, see and revoke the tablets of one's stores, lift blocks. */
export async function ManageTablets({ scope }: { scope: Scope }) {
  const { db } = services();
  const t = await getTranslations('enrol');
  const [here, blocked] = [await currentTablet(), await listBlockedPins(db, scope)];
  const { stores, tablets, profile } = await withScope(db, scope, async (tx) => ({
    stores: await listOwnStores(tx, scope.storeIds),
    tablets: await listDevices(tx),
    profile: await findOwnProfile(tx, scope.staffId, scope.storeId),
  }));
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(24rem,5fr)_7fr]">
      <main className="flex flex-col gap-10 px-8 pt-6 pb-10 lg:px-14 lg:py-10">
        <div className="flex min-h-12 items-center justify-between gap-4">
          <p className="font-serif text-title">Floorhand</p>
          <LanguageChoice choose={chooseLocale} />
        </div>
        <div className="flex flex-col gap-3">
          <h1 className="text-display">{t('title')}</h1>
          <p className="max-w-prose text-soft">{t('lead')}</p>
        </div>
        <EnrolForm stores={stores} homeStoreId={scope.storeId} next="/sign-in" here={here ? { name: here.name, store: here.storeName } : null} enrol={enrolThisTablet} />
        <div className="hairline-t flex flex-wrap items-center justify-between gap-x-8 gap-y-2 pt-4">
          <p className="text-soft">{t('signedInAs', { name: profile?.name ?? '' })}</p>
          <div className="flex flex-wrap items-center gap-x-6">
            <QuietLink href="/">{t('back')}</QuietLink>
            <form action={signOut}>
              <Button type="submit">{t('signOut')}</Button>
            </form>
          </div>
        </div>
      </main>
      <aside aria-label={t('tablets')} className="flex flex-col gap-12 border-hairline bg-sheet px-8 py-10 max-lg:border-t lg:border-s lg:px-14">
        <BlockedPins people={blocked} lift={liftBlock} />
        <TabletList tablets={tablets} thisDeviceId={here?.deviceId ?? null} timeZone={scope.timeZone} revoke={revoke} />
      </aside>
    </div>
  );
}
