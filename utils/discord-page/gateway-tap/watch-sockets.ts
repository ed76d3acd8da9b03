/**
 * Tells of every socket that the page opens, and leaves all of it as it was: the sockets themselves, `new WebSocket`,
 * `instanceof`, subclasses, the constants and what the class is printed as. A listener that throws is not noticed.
 */
export function watchSockets(
  onSocket: (socket: WebSocket) => void,
  scope: { WebSocket: typeof WebSocket } = window,
): void {
  const Native = scope.WebSocket;
  const printed = Function.prototype.toString.bind(Native);
  const Watched: typeof WebSocket = new Proxy(Native, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget === Watched ? target : newTarget);
      try {
        onSocket(socket);
      } catch {
        // The page has its socket, whatever becomes of the listening.
      }
      return socket;
    },
    // A proxy of a function is printed without its name.
    get: (target, name) => (name === 'toString' ? printed : Reflect.get(target, name)),
  });
  // Assignments, which leave both properties as they are described.
  scope.WebSocket = Watched;
  Native.prototype.constructor = Watched;
}
