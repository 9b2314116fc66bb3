/** A wait that the voter, the network or the return to this tab cuts short. */

/** Waits so many milliseconds, or until `#check-now` is pressed, the network is back, or the tab is looked at again. */
export function waitOrCalled(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = milliseconds === Infinity ? undefined : setTimeout(finish, milliseconds);
    document.addEventListener("click", pressed);
    document.addEventListener("visibilitychange", seen);
    addEventListener("online", finish);

    function pressed(event: Event): void {
      if ((event.target as Element).closest?.("#check-now")) finish();
    }
    function seen(): void {
      if (document.visibilityState === "visible") finish();
    }
    function finish(): void {
      clearTimeout(timer);
      document.removeEventListener("click", pressed);
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", finish);
      done();
    }
  });
}
