import type { StaffSeed } from './staff-shape';

export const apacStaff = [
  { number: '11101', name: 'Ayako Shiraishi', role: 'manager', storeCodes: ['TYO-GIN'], teams: [], email: 'ayako.shiraishi@vauclaire.example' },
  { number: '11121', name: 'Haruto Nishimori', role: 'associate', storeCodes: ['TYO-GIN'], teams: [] },
  { number: '11123', name: 'Emi Kurokawa', role: 'associate', storeCodes: ['TYO-GIN'], teams: [] },
  { number: '11131', name: 'Sota Hayasaka', role: 'associate', storeCodes: ['TYO-GIN'], teams: ['advisers'] },
  { number: '11201', name: 'Tan Hui Ling', role: 'manager', storeCodes: ['SIN-ORC'], teams: [], email: 'huiling.tan@vauclaire.example' },
  { number: '11221', name: 'Muhammad Irfan bin Salleh', role: 'associate', storeCodes: ['SIN-ORC'], teams: [] },
  { number: '11223', name: 'Kavitha Subramaniam', role: 'associate', storeCodes: ['SIN-ORC'], teams: [] },
  { number: '11231', name: 'Jolene Koh', role: 'associate', storeCodes: ['SIN-ORC'], teams: ['advisers'] },
  { number: '11301', name: 'Angus Trelawney', role: 'manager', storeCodes: ['SYD-CAS'], teams: [], email: 'angus.trelawney@vauclaire.example' },
  { number: '11321', name: 'Matilda Brooks', role: 'associate', storeCodes: ['SYD-CAS'], teams: [] },
  { number: '11323', name: 'Linh Tran', role: 'associate', storeCodes: ['SYD-CAS'], teams: [] },
  { number: '11331', name: 'Zara Fenwick', role: 'associate', storeCodes: ['SYD-CAS'], teams: ['advisers'] },
] as const satisfies readonly StaffSeed[];
