/**
 * Calls back with every socket that the page opens. For the page nothing changes: the sockets themselves,
 * `new WebSocket`, `instanceof`, subclasses, constants and the class as a string. Errors of the listener are ignored.
 */
export function watchSockets(
  onSocket: (socket: WebSocket) => void,
  scope: { WebSocket: typeof WebSocket } = window,
): void {
  const Native = scope.WebSocket;
  const nativeToString = Function.prototype.toString.bind(Native);
  const Watched: typeof WebSocket = new Proxy(Native, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget === Watched ? target : newTarget);
      try {
        onSocket(socket);
      } catch {
        // The page must get its socket even when the listener fails.
      }
      return socket;
    },
    // As a string, a proxy of a function lacks the function's name.
    get: (target, name) => (name === 'toString' ? nativeToString : Reflect.get(target, name)),
  });
  // Plain assignments keep the property descriptors of both.
  scope.WebSocket = Watched;
  Native.prototype.constructor = Watched;
}
