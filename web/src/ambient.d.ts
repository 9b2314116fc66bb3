/** What vite makes of an address with a query. */
declare module "*?worker&url" {
  const address: string;
  export default address;
}
