const script = `
const stringify = JSON.stringify;
JSON.stringify = (value, ...rest) => {
  if (value?.tool?.name === 'yieldcheck') throw new TypeError('stringify is broken');
  return stringify(value, ...rest);
};`;

/** A module for `node --import` that breaks what JSON reports are made with, as a fault of ours would. */
export const sabotage = `data:text/javascript,${encodeURIComponent(script)}`;
