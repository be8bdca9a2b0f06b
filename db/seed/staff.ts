import { americasStaff } from './staff-americas';
import { apacStaff } from './staff-apac';
import { emeaStaff } from './staff-emea';
import { demoStaff, headOfficeStaff } from './staff-head-office';
import type { StaffSeed } from './staff-shape';

/** Everyone who works for the house; the first six are the demo sign-ins. */
export const staff: readonly StaffSeed[] = [
  ...demoStaff,
  ...headOfficeStaff,
  ...emeaStaff,
  ...americasStaff,
  ...apacStaff,
];
