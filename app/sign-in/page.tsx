import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentReader } from '@/app/current-reader';
import { signInServices } from '@/app/sign-in-services';
import { currentTablet } from '@/app/tablet-cookie';
import { LanguageChoice } from '@/components/sign-in/language-choice';
import { PinSignIn } from '@/components/sign-in/pin-sign-in';
import { QuietLink } from '@/components/sign-in/quiet-link';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import type { DeviceRow } from '@/db/queries/devices';
import { chooseLocale } from './actions';
import { DemoPins } from './demo-keys';
import { UnenrolledTablet } from './unenrolled-tablet';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The tablet's door. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await currentReader()) redirect('/');
  const { number, error, store } = await searchParams;
  const tablet = await currentTablet();
  // In the demo house a browser may play another store's tablet.
  if (tablet === null || (store === 'other' && signInServices().demo)) return <UnenrolledTablet error={typeof error === 'string' ? error : undefined} />;
  return <EnrolledTablet tablet={tablet} number={typeof number === 'string' ? number : undefined} />;
}

async function EnrolledTablet({ tablet, number }: { tablet: DeviceRow; number: string | undefined }) {
  const t = await getTranslations('signIn');
  const { demo } = signInServices();
  const known = number !== undefined && /^[A-Za-z0-9-]{1,20}$/.test(number) ? number : undefined;
  return (
    <SignInFrame
      eyebrow={t('thisTablet')}
      title={tablet.storeName}
      lead={tablet.name}
      language={<LanguageChoice choose={chooseLocale} />}
      aside={
        <>
          {demo ? <DemoPins storeId={tablet.storeId} /> : null}
          <div className="flex flex-wrap gap-x-8">
            <QuietLink href="/sign-in/full">{t('manager')}</QuietLink>
            {demo ? <QuietLink href="/sign-in?store=other">{t('demoOtherStore')}</QuietLink> : null}
          </div>
        </>
      }
    >
      <PinSignIn key={known} next="/" initialNumber={known} />
    </SignInFrame>
  );
}
