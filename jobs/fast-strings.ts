/**
 * Makes methods of strings as fast as they were before ioredis was loaded.
 *
 * A class that extends `String` (ioredis has one) turns `String.prototype` into a dictionary for V8, and every call such as
 * `text.charCodeAt(i)` in optimized code then looks the method up by its name: writing JSON took four times as long. V8 turns it back
 * when something is stored in an object that inherits from it (`JSObject::MakePrototypesFast`), and leaves it so from then on.
 */
export function keepStringsFast(): void {
  const wrapped: { stored?: boolean } = Object('');
  wrapped.stored = true;
}
