import { subscribe } from 'node:diagnostics_channel';

/**
 * Loaded before the web server where no proxy stands in front of it: nobody but a proxy may say for whom a request was forwarded. The server
 * then fills in the address of the connection itself, by which attempts to sign in are limited.
 */
subscribe('http.server.request.start', ({ request }) => {
  delete request.headers['x-forwarded-for'];
});
