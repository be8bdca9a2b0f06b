import { getTranslations } from 'next-intl/server';
import { signInServices } from '@/app/sign-in-services';
import { DemoPeople } from '@/components/sign-in/demo-people';
import { demoPassword, demoPin } from '@/db/seed/credentials';
import { listDemoManagers, listDemoStaff } from '@/lib/access/demo-tablet';

/** Who may sign in on a demo tablet of this store. Throws `not_found` outside the demo house. */
export async function DemoPins({ storeId }: { storeId: number }) {
  const t = await getTranslations('signIn');
  const roles = await getTranslations('shell');
  const people = (await listDemoStaff(signInServices(), storeId)).map(({ number, name, role }) => ({
    key: number,
    href: `/sign-in?number=${encodeURIComponent(number)}`,
    name,
    about: `${roles(`role_${role}`)} · ${number}`,
  }));
  return <DemoPeople title={t('demoStaff')} secretLabel={t('demoPin')} secret={demoPin} people={people} />;
}

/** Who may sign in fully in the demo house; `path` is where that is done. Throws `not_found` outside the demo house. */
export async function DemoPasswords({ path }: { path: string }) {
  const t = await getTranslations('signIn');
  const roles = await getTranslations('shell');
  const people = (await listDemoManagers(signInServices())).map(({ email, name, role, store }) => ({
    key: email,
    href: `${path}?email=${encodeURIComponent(email)}`,
    name,
    about: role === 'admin' ? roles('role_admin') : store,
  }));
  return <DemoPeople title={t('demoManagers')} secretLabel={t('demoPassword')} secret={demoPassword} people={people} />;
}
