// The libraries below the booth call `Object.hasOwn`, which Safari 14, Chrome 87 and Firefox 78 do not have. Imported
// before them.
if (!("hasOwn" in Object)) {
  Object.defineProperty(Object, "hasOwn", {
    value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
    configurable: true,
    writable: true,
  });
}
