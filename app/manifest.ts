import type { MetadataRoute } from 'next';

/** Lets a tablet keep Floorhand on its home screen, without the browser around it. No orientation is locked. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Floorhand',
    short_name: 'Floorhand',
    start_url: '/',
    display: 'standalone',
    background_color: '#f7f3ea',
    theme_color: '#f7f3ea',
    icons: [192, 512].map((size) => ({ src: `/icons/floorhand-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  };
}
