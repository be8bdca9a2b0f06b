import { peopleFoldedBelow } from '@/lib/contract/usage-report';

/** The number of people, or null where it is so small that it points at somebody. Nobody at all points at nobody. */
export function foldPeople(people: number): number | null {
  return people > 0 && people < peopleFoldedBelow ? null : people;
}
