import type { StaffSeed } from './staff-shape';

/** The demo sign-ins come first in the combined list. */
export const demoStaff = [
  { number: '10412', name: 'Nora Whitlock', role: 'associate', storeCodes: ['NYC-MAD'], teams: [] },
  { number: '10127', name: 'Théo Marchand', role: 'associate', storeCodes: ['PAR-STH'], teams: [] },
  { number: '10134', name: 'Inès Delorme', role: 'associate', storeCodes: ['PAR-STH'], teams: ['advisers'] },
  { number: '10101', name: 'Claire Aumont', role: 'manager', storeCodes: ['PAR-STH', 'PAR-RVG'], teams: [], email: 'claire.aumont@vauclaire.example' },
  { number: '10903', name: 'Hélène Prigent', role: 'associate', storeCodes: ['PAR-STH'], teams: ['hr'] },
  { number: '10001', name: 'Adrien Solenne', role: 'admin', storeCodes: ['*'], teams: [], email: 'adrien.solenne@vauclaire.example' },
] as const satisfies readonly StaffSeed[];

/** Head office and the People team. */
export const headOfficeStaff = [
  { number: '10002', name: 'Béatrice Lormeau', role: 'admin', storeCodes: ['*'], teams: ['hr'], email: 'beatrice.lormeau@vauclaire.example' },
  { number: '10003', name: 'Jonas Ekdahl', role: 'admin', storeCodes: ['*'], teams: ['advisers'], email: 'jonas.ekdahl@vauclaire.example' },
  { number: '10901', name: 'Samuel Oyelaran', role: 'manager', storeCodes: ['LON-MAY', 'MIL-SPI', 'DXB-JUM'], teams: ['hr'], email: 'samuel.oyelaran@vauclaire.example' },
  { number: '10902', name: 'Rachel Stavros', role: 'manager', storeCodes: ['NYC-MAD', 'MIA-DSD', 'TOR-YRK'], teams: ['hr'], email: 'rachel.stavros@vauclaire.example' },
  { number: '10904', name: 'Kenji Moriwaki', role: 'associate', storeCodes: ['TYO-GIN'], teams: ['hr'] },
] as const satisfies readonly StaffSeed[];
