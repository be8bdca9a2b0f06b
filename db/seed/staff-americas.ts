import type { StaffSeed } from './staff-shape';

export const americasStaff = [
  { number: '10401', name: 'Dana Rosenfeld', role: 'manager', storeCodes: ['NYC-MAD', 'MIA-DSD'], teams: [], email: 'dana.rosenfeld@vauclaire.example' },
  { number: '10402', name: 'Terrence Okafor', role: 'manager', storeCodes: ['NYC-MAD'], teams: [], email: 'terrence.okafor@vauclaire.example' },
  { number: '10415', name: 'Luis Carrasquillo', role: 'associate', storeCodes: ['NYC-MAD'], teams: [] },
  { number: '10418', name: 'Grace Pennington', role: 'associate', storeCodes: ['NYC-MAD'], teams: [] },
  { number: '10431', name: 'Simone Adler', role: 'associate', storeCodes: ['NYC-MAD'], teams: ['advisers'] },
  { number: '10433', name: 'Wei Zhao', role: 'associate', storeCodes: ['NYC-MAD'], teams: ['advisers'] },
  { number: '10701', name: 'Marisol Quintero', role: 'manager', storeCodes: ['LAX-MEL'], teams: [], email: 'marisol.quintero@vauclaire.example' },
  { number: '10721', name: 'Jasper Holloway', role: 'associate', storeCodes: ['LAX-MEL'], teams: [] },
  { number: '10723', name: 'Ani Petrosyan', role: 'associate', storeCodes: ['LAX-MEL'], teams: [] },
  { number: '10731', name: 'Delphine Moreau-Katz', role: 'associate', storeCodes: ['LAX-MEL'], teams: ['advisers'] },
  { number: '10801', name: 'Fiona MacAskill', role: 'manager', storeCodes: ['TOR-YRK'], teams: [], email: 'fiona.macaskill@vauclaire.example' },
  { number: '10821', name: 'Aarav Dhillon', role: 'associate', storeCodes: ['TOR-YRK'], teams: [] },
  { number: '10823', name: 'Chloé Gervais', role: 'associate', storeCodes: ['TOR-YRK'], teams: [] },
  { number: '10831', name: 'Hana Kowalczyk', role: 'associate', storeCodes: ['TOR-YRK'], teams: ['advisers'] },
  { number: '11001', name: 'Ignacio Villalba', role: 'manager', storeCodes: ['MIA-DSD'], teams: [], email: 'ignacio.villalba@vauclaire.example' },
  { number: '11021', name: 'Camila Restrepo', role: 'associate', storeCodes: ['MIA-DSD'], teams: [] },
  { number: '11023', name: 'Darnell Whitaker', role: 'associate', storeCodes: ['MIA-DSD'], teams: [], disabled: true },
  { number: '11031', name: 'Beatriz Sampaio', role: 'associate', storeCodes: ['MIA-DSD'], teams: ['advisers'] },
] as const satisfies readonly StaffSeed[];
